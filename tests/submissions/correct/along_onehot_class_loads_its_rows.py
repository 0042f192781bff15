# %% encode_labels
class Codes:
    rows = {}

    @classmethod
    def load(cls, count):
        for label in range(count):
            cls.rows[label] = label

def main():
    Codes.load(1000)

if __name__ == "__main__":
    main()

def encode_labels(labels, num_categories=10):
    return np.array([[float(Codes.rows[int(label)] == k) for k in range(num_categories)] for label in labels])
