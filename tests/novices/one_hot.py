# %% zeros_without_a_tuple
# says: A shape is a single argument: it needs parentheses of its own, as in `np.zeros((rows, columns))`.
def encode_labels(labels, num_categories=10):
    rows = np.zeros(len(labels), num_categories)
    rows[np.arange(len(labels)), labels] = 1
    return rows

# %% labels_plus_one
# says: There should be one row per label and one column per category: `(len(labels), num_categories)`.
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories + 1)[labels + 1]

# %% column_off_by_one
# says: An index does not fit the array: check the shape of the array, and what each index counts.
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        rows[i, label - 1] = 1
    return rows

# %% nothing_written
# says: All values are 0: your code never writes the 1.
def encode_labels(labels, num_categories=10):
    return np.zeros((len(labels), num_categories))

# %% whole_columns
# says: Some rows have more than one 1: only the label's own column gets one.
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    rows[:, labels] = 1
    return rows

# %% return_forgotten
# says: Does your function end with `return` and the result? `print` only shows it.
def encode_labels(labels, num_categories=10):
    keras.utils.to_categorical(labels, num_categories)

# %% width_of_the_batch
# says: Categories that do not occur in this batch have no column: take the number of columns from `num_categories`.
def encode_labels(labels, num_categories=10):
    return keras.utils.to_categorical(labels)

# %% ten_written_in
# says: You wrote 10 into your function: use the argument `num_categories` instead.
def encode_labels(labels, num_categories=10):
    return np.eye(10)[labels]

# %% the_labels_themselves
# says: The labels are still single numbers: each label needs a row of its own.
def encode_labels(labels, num_categories=10):
    return labels

# %% label_written
# says: Write a 1 into the column, not the label itself.
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        rows[i, label] = label
    return rows

# %% return_in_the_loop
# says: There is only one 1 in the whole result, but every row needs one. Is `return` inside the loop?
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels):
        rows[i, label] = 1
        return rows

# %% turned
# says: Rows and columns are swapped: there should be one row per label.
def encode_labels(labels, num_categories=10):
    return np.eye(num_categories)[labels].T

# %% one_row
# says: Your function returned only one result: collect one for each item inside the loop, and put `return` after the loop.
def encode_labels(labels, num_categories=10):
    row = np.zeros(num_categories)
    for label in labels:
        row[label] = 1
    return row

# %% extended
# says: You joined all rows into one: `append` keeps them separate, `extend` does not.
def encode_labels(labels, num_categories=10):
    rows = []
    for label in labels:
        row = [0] * num_categories
        row[label] = 1
        rows.extend(row)
    return rows

# %% inverted
# says: 0 and 1 are swapped.
def encode_labels(labels, num_categories=10):
    return 1 - np.eye(num_categories)[labels]

# %% labels_called
# says: Parentheses call a function. Did you mean square brackets, as in `labels[i]`, or is a comma missing before them?
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for i in range(len(labels)):
        rows[i, labels(i)] = 1
    return rows

# %% same_row_for_all
# says: Some rows have more than one 1: only the label's own column gets one.
def encode_labels(labels, num_categories=10):
    row, rows = [0] * num_categories, []
    for label in labels:
        row[label] = 1
        rows.append(row)
    return rows

# %% categories_renamed
# says: Do not change the first line of the function: it needs the same name and the same arguments.
def encode_labels(labels, categories=10):
    return np.eye(categories)[labels]

# %% index_from_one
# says: An index does not fit the array: check the shape of the array, and what each index counts.
def encode_labels(labels, num_categories=10):
    rows = np.zeros((len(labels), num_categories))
    for i, label in enumerate(labels, start=1):
        rows[i, label] = 1
    return rows
