import "./logo.css";

/** The mark and the name. The link around it has the accessible name. */
export function Logo() {
  return (
    <span className="logo" aria-hidden="true">
      <svg aria-hidden="true" width="28" height="30" viewBox="0 0 28 30" fill="none">
        <path d="M14 1.5 26 8.2v13.6L14 28.5 2 21.8V8.2Z" className="logo-frame" />
        <path d="m12.2 7.2 8.6 2.6-4.6 12.4-8.4-2.4z" className="logo-heart" />
      </svg>
      <span>veerkracht</span>
    </span>
  );
}
