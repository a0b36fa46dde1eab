// Fills a template with each entry of a JSON list and prints the median of the seconds one takes, warm.
import { readFileSync } from "node:fs";
import { TemplateHandler } from "easy-template-x";

const WARM_UP = 20;
const [templateFile, dataFile] = process.argv.slice(2);
const template = readFileSync(templateFile);
const cards = JSON.parse(readFileSync(dataFile, "utf8"));
const handler = new TemplateHandler();

for (let n = 0; n < WARM_UP; n++) {
  await handler.process(template, cards[n % cards.length]);
}
const taken = [];
for (const card of cards) {
  const start = performance.now();
  await handler.process(template, card);
  taken.push(performance.now() - start);
}
taken.sort((a, b) => a - b);
console.log(taken[taken.length >> 1] / 1000);
