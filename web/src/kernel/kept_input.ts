// What somebody typed and did not send, kept while the screen is covered: in memory only, for the
// same address, and put back into the same fields when they are drawn again.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface KeptField {
  /** Which field of which form: never an id, those change with each drawing. */
  key: string;
  value: string;
  isChecked: boolean;
}

const restBeforeFilling = 50;
const touched = new Set<Field>();
let kept: KeptField[] = [];
let keptAt = "";

/** Remembers which fields a person changed; the server knows the others. */
export function watchInput(): () => void {
  const note = ({ target }: Event) => {
    for (const field of touched) if (!field.isConnected) touched.delete(field);
    if (isField(target)) touched.add(target);
  };
  document.addEventListener("input", note, true);
  document.addEventListener("change", note, true);
  return () => {
    document.removeEventListener("input", note, true);
    document.removeEventListener("change", note, true);
  };
}

/** Keeps what stands in the changed fields. What was kept and never put back stays kept. */
export function keepInput(): void {
  if (keptAt !== location.pathname) kept = [];
  keptAt = location.pathname;
  for (const field of touched) {
    if (!field.isConnected || field.type === "password") continue;
    kept.push({ key: keyOf(field), value: field.value, isChecked: isChosen(field) });
  }
  touched.clear();
}

export function hasKeptInput(): boolean {
  return kept.length > 0;
}

/** Another person, or nobody: nothing of it stays. */
export function forgetInput(): void {
  touched.clear();
  kept = [];
}

/** Puts back what was kept as its fields appear in `root`; what was kept for another address goes. */
export function putInputBack(root: Element): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(fill, restBeforeFilling);
  });
  const stop = () => {
    clearTimeout(timer);
    watcher.disconnect();
  };
  function fill() {
    if (keptAt !== location.pathname) kept = [];
    for (const field of root.querySelectorAll<Field>("input, textarea, select")) fillOne(field);
    if (kept.length === 0) stop();
  }
  watcher.observe(root, { childList: true, subtree: true });
  timer = setTimeout(fill, restBeforeFilling);
  return stop;
}

function fillOne(field: Field): void {
  const key = keyOf(field);
  const at = kept.findIndex((one) => one.key === key);
  const [found] = at < 0 ? [] : kept.splice(at, 1);
  if (!found) return;
  const hiding = field.closest("details");
  if (hiding) hiding.open = true;
  if (isChoice(field)) {
    if (found.isChecked !== field.checked) field.click();
  } else if (found.value !== field.value) {
    field.value = found.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function keyOf(field: Field): string {
  const form = field.form?.getAttribute("aria-label") ?? "";
  const own = field.name || field.labels?.[0]?.textContent || field.getAttribute("aria-label");
  return [form, own, field.type, isChoice(field) ? field.value : ""].join("\n");
}

function isField(target: EventTarget | null): target is Field {
  return target instanceof Element && target.matches("input, textarea, select");
}

function isChoice(field: Field): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

function isChosen(field: Field): boolean {
  return isChoice(field) && field.checked;
}
