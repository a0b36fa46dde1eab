// Draws HWPX files with @rhwp/core, as an editor of another maker shows them. node --liftoff-only draw_hangul.mjs FILE...
// Prints one line of JSON per file: for each page its texts with the number of their cell in their table (-1 outside
// tables) and their place, in pixels of 1/96 inch, and the page as SVG.

import { readFileSync } from "node:fs";
import { HwpDocument, initSync } from "@rhwp/core";

globalThis.measureTextWidth = (font, text) => {
  const size = parseFloat(font.match(/([\d.]+)px/)?.[1] ?? "12");
  return [...text].reduce((width, sign) => width + (sign > "\u2e7f" ? size : size / 2), 0);
};

initSync({ module: readFileSync(new URL(import.meta.resolve("@rhwp/core/rhwp_bg.wasm"))) });

function page(document, number) {
  const runs = JSON.parse(document.getPageTextLayout(number)).runs;
  const texts = runs.map((run) => ({ text: run.text, x: run.x, y: run.y, table: run.parentParaIdx ?? -1, cell: run.cellIdx ?? -1 }));
  return { texts, svg: document.renderPageSvg(number) };
}

for (const file of process.argv.slice(2)) {
  const document = new HwpDocument(new Uint8Array(readFileSync(file)));
  const pages = Array.from({ length: document.pageCount() }, (_, number) => page(document, number));
  console.log(JSON.stringify({ pages, fields: JSON.parse(document.getFieldList()) }));
  document.free();
}
