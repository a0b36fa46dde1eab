// How wide columns are: numbers and choices are never cut, text takes the rest; where that is too little, rows become cards.

/** Kinds whose text is read at one glance and never breaks. The style sheet keeps them on one line. */
const WHOLE = new Set(["id", "phone", "date", "birth-date", "money", "integer", "number", "postcode", "business-number", "choice", "boolean"]);
const LEAST_TEXT = 6.5; // em: a text column below this breaks every other word
const ROOM_FOR_WHOLE = 0.25; // what is left over goes to text first
const MEASURED = 1000;

/** Fits the columns of a table into its frame. */
class ColumnWidths {
  constructor(list, table) {
    this.frame = table.frame;
    this.columns = [...table.table.querySelectorAll("col")];
    this.shares = this.columns.map((column) => Number(column.dataset.width));
    this.whole = this.columns.map((_, at) => !list.columns[at] || WHOLE.has(list.columns[at].kind));
    this.least = [...table.table.tHead.rows[0].cells].map((head, at) => this.#least(list, head, at));
    this.columns.forEach((column, at) => column.style.setProperty("--paper", `${this.shares[at]}%`));
  }

  /** Called whenever the window has another width. */
  fit() {
    const spare = this.frame.clientWidth - sum(this.least);
    document.body.classList.toggle("narrow", spare < 0);
    const weights = this.shares.map((share, at) => (this.whole[at] ? share * ROOM_FOR_WHOLE : share));
    const unit = Math.max(0, spare) / sum(weights);
    this.columns.forEach((column, at) => column.style.setProperty("--screen", `${this.least[at] + unit * weights[at]}px`));
  }

  /** Pixels a column needs under its head. */
  #least(list, head, at) {
    const label = this.#measured("head", [`${head.textContent} ↓`]);
    if (!list.columns[at]) return Math.max(label, this.#measured("files", [], list.files));
    const { kind, options } = list.columns[at];
    const content = this.#measured(kind, options ?? longest(list.columns[at].values));
    const enough = this.whole[at] ? content : LEAST_TEXT * parseFloat(getComputedStyle(this.frame).fontSize);
    return Math.max(label, Math.min(content, enough));
  }

  #measured(kind, lines, links = []) {
    const trial = element("div", { class: `trial ${kind}` });
    trial.textContent = lines.join("\n");
    for (const { label } of links) trial.append(Object.assign(element("a", {}), { textContent: label }));
    this.frame.append(trial);
    const width = Math.ceil(trial.getBoundingClientRect().width) + 1;
    trial.remove();
    return width;
  }
}

/** The longest texts of different looks; one digit is as wide as another. */
function longest(texts) {
  const looks = new Set(texts.map((text) => text.replace(/\d/g, "0")));
  return [...looks].sort((one, other) => other.length - one.length).slice(0, MEASURED);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
