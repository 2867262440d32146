// The app on a phone that makes codes.
import { createHmac } from "node:crypto";

const stepSeconds = 30;

/** RFC 6238 with SHA-1 and six figures, as every authenticator app does. */
export function codeNow(key) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / stepSeconds)));
  const hash = createHmac("sha1", fromBase32(key)).update(counter).digest();
  const offset = hash[hash.length - 1] & 15;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, "0");
}

function fromBase32(text) {
  const bits = [...text.replace(/=+$/, "")]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}
