import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  close,
  open,
  read,
  readFile
} from "./chunk-44DPPABH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/ports/files/read-file.ts
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
var SMALL = 1024 * 1024;
async function readWhole(file, { maxBytes, shown }) {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (found.isDirectory()) throw Object.assign(new Error(`${file}: is a directory`), { code: "EISDIR" });
    if (!found.isFile())
      throw new CouldNotTell("unreadable", `${shown}: no regular file`, "Name a file, no pipe or device.");
    if (found.size > maxBytes) {
      const message = `${shown}: ${found.size} bytes, more than the ${maxBytes} that are read`;
      throw new CouldNotTell("unreadable", message, "Name a smaller file.");
    }
    if (found.size <= SMALL) return readNow(descriptor, found.size);
  } finally {
    closeSync(descriptor);
  }
  return readFile(file);
}
function readNow(descriptor, size) {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const read2 = readSync(descriptor, bytes, filled, size - filled, null);
    if (read2 === 0) break;
    filled += read2;
  }
  return bytes.subarray(0, filled);
}

// src/ports/files/digest.ts
import { createHash } from "node:crypto";
var BLOCK = 256 * 1024;
async function sha256Of(file) {
  const hash = createHash("sha256");
  const block = Buffer.allocUnsafe(BLOCK);
  const descriptor = await open(file, "r");
  try {
    for (; ; ) {
      const { bytesRead } = await read(descriptor, block, 0, BLOCK, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(block.subarray(0, bytesRead));
    }
  } finally {
    await close(descriptor);
  }
}
function inTurn(work) {
  let before = Promise.resolve();
  return (argument) => {
    const done = before.then(() => work(argument));
    before = done.catch(() => void 0);
    return done;
  };
}

export {
  sha256Of,
  inTurn,
  readWhole
};
