# %% choose_validation
import random

def choose_validation(labels, share=0.2):
    generator = random.Random(2024)
    result = []
    for category in sorted(set(map(int, labels))):
        places = [i for i in range(len(labels)) if labels[i] == category]
        result += generator.sample(places, k=round(len(places) * share))
    return result
