import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/text/table.ts
import measure from "fast-string-truncated-width";
function markdownTable(head, rows) {
  const kept = head.map((_, column) => rows.some((row) => (row[column] ?? "") !== ""));
  const line = (cells) => `| ${cells.filter((_, column) => kept[column]).join(" | ")} |`;
  const cellsOf = (row) => head.map((_, column) => row[column] ?? "");
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(cellsOf(row)))].join("\n");
}
function alignColumns(rows) {
  const widths = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  }
  return rows.map(
    (row) => row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join("  ").trimEnd()
  );
}
var widthOf = (text) => measure(text).width;
function fitColumns(line, columns) {
  for (let limit = columns; ; limit -= 1) {
    const fitting = measure(line, { limit, ellipsis: "\u2026", ellipsisWidth: 1 });
    if (!fitting.truncated) return line;
    const reset = line.includes("\x1B") ? "\x1B[0m" : "";
    const cut = `${line.slice(0, fitting.index)}${fitting.ellipsed ? "\u2026" : ""}${reset}`;
    if (limit <= 0 || widthOf(cut) <= columns) return cut;
  }
}
var NARROWEST = 30;
function wrapColumns(line, { columns, hang }) {
  if (columns < NARROWEST || widthOf(line) <= columns) return line;
  const indent = " ".repeat(Math.min(hang, columns - NARROWEST / 2));
  const lines = [];
  let last = "";
  for (const word of line.split(/(?<=\S)(?= )/)) {
    if (last === "" || widthOf(last + word) <= columns) last += word;
    else {
      lines.push(last);
      last = indent + word.trimStart();
    }
  }
  return [...lines, last].join("\n");
}

export {
  markdownTable,
  alignColumns,
  widthOf,
  fitColumns,
  wrapColumns
};
