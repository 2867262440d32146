// A QR code, drawn here: what stands in it is a secret and goes to nobody.
import encodeQR from "qr";

/** Light around it, as wide as a reader needs. */
const border = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, "raw", { ecc: "medium", border });
  const path = rows.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")),
  );
  const size = rows.length;
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      {/* Always dark on white, in the dark too: a camera reads nothing else. */}
      <rect width={size} height={size} fill="white" />
      <path d={path.join("")} fill="black" shapeRendering="crispEdges" />
    </svg>
  );
}
