import { useEffect, useState } from "preact/hooks";
import { classes } from "../classes";
import "./skeleton.css";

const shownAfter = 300;

export interface SkeletonProps {
  /** "De lijst komt eraan..." */
  label: string;
  lines?: number;
}

/** Grey lines where words will come. Keeps its place at once, shows itself only when it takes long. */
export function Skeleton({ label, lines = 3 }: SkeletonProps) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), shownAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes("skeleton", isShown && "skeleton-shown")}>
      <p role="status" className="only-read">
        {isShown ? label : ""}
      </p>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className="skeleton-line" />
      ))}
    </div>
  );
}
