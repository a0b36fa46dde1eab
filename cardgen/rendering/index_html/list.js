// The rows as data: which are hits, and in which order.

/** Cards by column; `text(column, row)` is what a cell prints. */
class CardList {
  constructor(data) {
    this.columns = data.columns;
    this.stems = data.stems;
    this.files = data.files;
    this.name = data.name;
    this.haystacks = data.stems.map((_, row) => this.#searchable(row, data.readings[row] ?? ""));
    this.collator = new Intl.Collator(data.language, { numeric: true });
    this.sortBy(data.name, false);
  }

  get length() {
    return this.stems.length;
  }

  text(column, row) {
    const { options, values } = this.columns[column];
    return options ? (options[values[row]] ?? "") : values[row];
  }

  /** Puts rows in the order of a column; empty cells stay last either way. The list arrives in 가나다 order of names. */
  sortBy(column, descending) {
    const keys = this.#sortKeys(column);
    const compare = typeof keys.find((key) => key !== null) === "string" ? this.#texts(column) : (one, other) => one - other;
    const turn = descending ? -1 : 1;
    const filled = [];
    const empty = [];
    for (let row = 0; row < this.length; row += 1) (keys[row] === null ? empty : filled).push(row);
    filled.sort((one, other) => turn * compare(keys[one], keys[other]) || one - other);
    this.order = filled.concat(empty);
  }

  /** Rows that hold every word and pass every filter ([column, option] pairs), in the present order. */
  hits(words, filters) {
    const tests = words.map((word) => new RegExp(word.source));
    const wanted = filters.map(([column, option]) => [this.columns[column].values, option]);
    return this.order.filter(
      (row) => wanted.every(([values, option]) => values[row] === option) && tests.every((test) => test.test(this.haystacks[row])),
    );
  }

  #searchable(row, reading) {
    const texts = this.columns.map((_, column) => this.text(column, row));
    return `${dense(texts[this.name])}\n${squash(texts.join("\n"))}\n${dense(reading)}`;
  }

  #sortKeys(column) {
    const { numbers, options, values } = this.columns[column];
    if (numbers) return numbers;
    if (options) return values.map((option) => (option < 0 ? null : option));
    if (column === this.name) return values.map((text, row) => (text ? row : null));
    return values.map((text) => text || null);
  }

  #texts(column) {
    if (this.columns[column].kind.endsWith("date")) return (one, other) => (one < other ? -1 : Number(one > other));
    return this.collator.compare;
  }
}
