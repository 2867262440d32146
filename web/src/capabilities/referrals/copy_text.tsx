// A ready text for the own record, with one button to copy it.
import { Check, Copy } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Button } from "../../components/button/button";
import { say } from "./words";
import "./copy_text.css";

export function CopyText({ label, text }: { label: string; text: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const box = useRef<HTMLPreElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      // A browser that refuses leaves the text selected: Ctrl+C does the rest.
      if (box.current) getSelection()?.selectAllChildren(box.current);
    }
  }

  return (
    <div className="copy-text">
      <p className="copy-label">{label}</p>
      <pre ref={box}>{text}</pre>
      <div className="row">
        <Button isSmall icon={isCopied ? Check : Copy} onClick={() => void copy()}>
          {say("copy")}
        </Button>
        <span role="status" className="quiet">
          {isCopied ? say("copied") : ""}
        </span>
      </div>
    </div>
  );
}
