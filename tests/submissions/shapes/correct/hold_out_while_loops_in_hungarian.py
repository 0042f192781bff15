# %% choose_validation
def choose_validation(labels, share=0.2):
    # 1. milyen kategóriák vannak?
    kategoriak = []
    for cimke in labels:
        if cimke not in kategoriak:
            kategoriak.append(cimke)
    # 2. mindegyikből hátulról előre annyi, amennyi kell
    valasztott = []
    for kategoria in kategoriak:
        kell = int(share * list(labels).count(kategoria) + 0.5)
        hely = len(labels) - 1
        while kell > 0:
            if labels[hely] == kategoria:
                valasztott.append(hely)
                kell = kell - 1
            hely = hely - 1
    return np.array(valasztott, dtype=int)
