// The table on screen: only the rows near the window exist, so ten thousand cards answer like ten.

const OVERSCAN = 24;

/** Shows `rows` of a CardList inside `frame`, whose padding stands for the rows that are not there. */
class CardTable {
  constructor(list, texts) {
    this.list = list;
    this.texts = texts;
    this.frame = document.getElementById("frame");
    this.table = document.getElementById("cards");
    this.body = this.table.tBodies[0];
    this.rows = [];
    this.words = [];
    this.height = 0;
    this.start = this.end = 0;
    document.addEventListener("scroll", () => this.follow(), { passive: true });
    window.addEventListener("beforeprint", () => this.draw(0, this.rows.length));
    window.addEventListener("afterprint", () => this.redraw());
  }

  show(rows, words) {
    this.rows = rows;
    this.words = words;
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    this.redraw();
    if (!this.height) this.measure();
  }

  /** Row heights are equal by style, and change with the layout alone. */
  measure() {
    const first = this.body.rows[0];
    this.height = first ? first.getBoundingClientRect().height : 0;
    this.redraw();
  }

  redraw() {
    const [start, end] = this.#wanted();
    this.draw(start, end);
  }

  /** Draws again only when the rows in sight come near the edge of those that exist. */
  follow() {
    const [start, end] = this.#inSight();
    const spare = OVERSCAN / 2;
    const above = this.start === 0 || start >= this.start + spare;
    const below = this.end === this.rows.length || end <= this.end - spare;
    if (above && below) return;
    this.redraw();
  }

  draw(start, end) {
    const focused = this.body.contains(document.activeElement) ? this.#place(document.activeElement) : -1;
    const rows = document.createDocumentFragment();
    for (let at = start; at < end; at += 1) rows.append(this.#row(at));
    this.body.replaceChildren(rows);
    this.start = start;
    this.end = end;
    this.frame.style.paddingTop = `${start * this.height}px`;
    this.frame.style.paddingBottom = `${(this.rows.length - end) * this.height}px`;
    if (focused >= start && focused < end) this.#pick(focused).focus({ preventScroll: true });
  }

  /** The place in the list of the row that has the focus, or -1. */
  get focused() {
    return this.body.contains(document.activeElement) ? this.#place(document.activeElement) : -1;
  }

  /** Brings a row into sight and gives it the focus. */
  focus(at) {
    const place = Math.max(0, Math.min(at, this.rows.length - 1));
    if (place >= this.rows.length) return;
    const top = this.#top() + place * this.height;
    const covered = this.#covered();
    if (top < window.scrollY + covered) window.scrollTo({ top: top - covered, behavior: "instant" });
    else if (top + this.height > window.scrollY + innerHeight) {
      window.scrollTo({ top: top + this.height - innerHeight, behavior: "instant" });
    }
    if (place < this.start || place >= this.end) this.redraw();
    this.#pick(place).focus({ preventScroll: true });
  }

  get page() {
    return Math.max(1, Math.floor((innerHeight - this.#covered()) / (this.height || 1)) - 1);
  }

  #wanted() {
    const [start, end] = this.#inSight();
    return [Math.max(0, start - OVERSCAN), Math.min(this.rows.length, end + OVERSCAN)];
  }

  #inSight() {
    const total = this.rows.length;
    if (!this.height) return [0, Math.min(total, OVERSCAN)];
    const first = Math.floor((window.scrollY - this.#top()) / this.height);
    const start = Math.max(0, Math.min(first, total - 1));
    return [start, Math.min(total, start + Math.ceil(innerHeight / this.height) + 1)];
  }

  /** Where on the page the first row would stand. */
  #top() {
    return this.frame.getBoundingClientRect().top + window.scrollY + this.table.tHead.offsetHeight;
  }

  /** How much of the window the tool bar and the table's head cover. */
  #covered() {
    return document.getElementById("bar").offsetHeight + this.table.tHead.offsetHeight;
  }

  #place(element) {
    return Number(element.closest("tr").getAttribute("aria-rowindex")) - 2;
  }

  #pick(place) {
    return this.body.rows[place - this.start].querySelector(".pick");
  }

  #row(at) {
    const row = this.rows[at];
    const line = element("tr", { role: "row", "aria-rowindex": at + 2 });
    for (let column = 0; column < this.list.columns.length; column += 1) line.append(this.#cell(column, row));
    if (this.list.files.length) line.append(this.#files(row));
    return line;
  }

  #cell(column, row) {
    const { label, kind, wide } = this.list.columns[column];
    const text = this.list.text(column, row);
    const isName = column === this.list.name;
    const cell = element(isName ? "th" : "td", { role: isName ? "rowheader" : "cell", class: wide ? `${kind} wide` : kind, "data-label": label });
    const holder = isName ? this.#pickable(row) : element("span", { class: "value", title: text });
    marked(holder, text || (isName ? this.list.stems[row] : ""), this.words, isName ? dense : squash);
    cell.append(holder);
    return cell;
  }

  #pickable(row) {
    const [first] = this.list.files;
    return first ? element("a", { class: "pick", href: this.#address(row, first.suffix) }) : element("span", { class: "pick", tabindex: -1 });
  }

  #files(row) {
    const cell = element("td", { role: "cell", class: "files", "data-label": this.texts.files });
    const whose = this.list.text(this.list.name, row) || this.list.stems[row];
    for (const { suffix, label } of this.list.files) {
      const link = element("a", { href: this.#address(row, suffix), "aria-label": `${whose}, ${label}` });
      link.textContent = label;
      cell.append(link);
    }
    return cell;
  }

  #address(row, suffix) {
    return `cards/${encodeURIComponent(this.list.stems[row])}.${suffix}`;
  }
}

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Text with the found parts marked; values only ever become text nodes. */
function marked(holder, text, words, fold) {
  let done = 0;
  for (const [start, end] of highlights(text, words, fold)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    holder.append(text.slice(done, start), mark);
    done = end;
  }
  holder.append(text.slice(done));
}
