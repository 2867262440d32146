// A form over native controls. The browser helps, the server decides: both speak beside the field.
import { type ComponentChildren, createContext, type JSX } from "preact";
import { useContext, useEffect, useId, useRef, useState } from "preact/hooks";
import { say } from "../words";
import { type FieldErrors, readValidity } from "./validity";
import "./form.css";

const ErrorsContext = createContext<FieldErrors>({});

/** The error of the field with this name, if it has one now. */
export function useFieldError(name: string | undefined): string | undefined {
  const errors = useContext(ErrorsContext);
  return name === undefined ? undefined : errors[name];
}

export interface FormProps {
  "aria-label"?: string;
  "aria-labelledby"?: string;
  id?: string;
  /** Called only when the fields that must be filled are. */
  onSubmit: (data: FormData) => void;
  /** What the server said: name of the field → sentence. See `fieldWords`. */
  validationErrors?: FieldErrors;
  children: ComponentChildren;
}

export function Form({ onSubmit, validationErrors, children, ...names }: FormProps) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [objections, setObjections] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const hasErrors = Object.keys(errors).length > 0;
  const afterPointer = useAfterPointer();
  useErrorBeforeTitle(hasErrors);

  // The server's words arrive as a new object after each answer.
  useEffect(() => {
    setErrors(validationErrors ?? {});
    forgetChanges(form.current);
  }, [validationErrors]);

  function submit(event: JSX.TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const found = readValidity(event.currentTarget);
    setErrors(found);
    forgetChanges(event.currentTarget);
    if (Object.keys(found).length === 0) onSubmit(new FormData(event.currentTarget));
    else setObjections((before) => before + 1);
  }

  /** After an error the field is looked at again when it is left; never while typing. */
  function recheck(event: JSX.TargetedFocusEvent<HTMLFormElement>) {
    const box = event.currentTarget;
    const field = (event.target as HTMLElement).closest<HTMLElement>("[data-field]");
    const name = field?.dataset.field;
    const isInside = field?.contains(event.relatedTarget as Node | null);
    if (!name || isInside || !(name in errors)) return;
    afterPointer(() => {
      const still = readValidity(box)[name];
      const isChanged = field?.dataset.changed === "true";
      setErrors(({ [name]: known, ...others }) => {
        if (still) return { ...others, [name]: still };
        return isChanged || known === undefined ? others : { ...others, [name]: known };
      });
    });
  }

  return (
    <ErrorsContext.Provider value={errors}>
      <form
        {...names}
        ref={form}
        className="form"
        noValidate
        onSubmit={submit}
        onFocusOut={recheck}
        onInput={(event) => {
          const field = (event.target as HTMLElement).closest<HTMLElement>("[data-field]");
          if (field) field.dataset.changed = "true";
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.currentTarget.requestSubmit();
          }
        }}
      >
        {hasErrors && <ErrorSummary key={objections} errors={errors} form={form} />}
        {children}
      </form>
    </ErrorsContext.Provider>
  );
}

/** What counts as changed is what was typed since the last objection. */
function forgetChanges(form: HTMLFormElement | null): void {
  for (const field of form?.querySelectorAll<HTMLElement>("[data-changed]") ?? []) {
    delete field.dataset.changed;
  }
}

/** A field is left when the finger comes down on the next thing. An error that went away then would
 * move that thing from under the finger: so it goes when the finger is up. */
function useAfterPointer(): (work: () => void) => void {
  const isDown = useRef(false);
  useEffect(() => {
    const down = () => {
      isDown.current = true;
    };
    const up = () => {
      isDown.current = false;
    };
    addEventListener("pointerdown", down, true);
    addEventListener("pointerup", up, true);
    addEventListener("pointercancel", up, true);
    return () => {
      removeEventListener("pointerdown", down, true);
      removeEventListener("pointerup", up, true);
      removeEventListener("pointercancel", up, true);
    };
  }, []);
  return (work) => {
    if (!isDown.current) work();
    // The click comes after the finger is up, and must still find its place.
    else addEventListener("pointerup", () => setTimeout(work), { once: true });
  };
}

interface ErrorSummaryProps {
  errors: FieldErrors;
  form: { current: HTMLFormElement | null };
}

/** On top of the form, with a link to each field. It takes the focus each time it objects. */
export function ErrorSummary({ errors, form }: ErrorSummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const names = Object.keys(errors);

  function go(event: JSX.TargetedMouseEvent<HTMLAnchorElement>, name: string) {
    event.preventDefault();
    const field = form.current?.querySelector(`[data-field="${CSS.escape(name)}"]`);
    field?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
  }

  return (
    <section className="error-summary" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {say("summary_title", { count: names.length })}
      </h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`#${name}`} onClick={(event) => go(event, name)}>
              {errors[name]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useErrorBeforeTitle(hasErrors: boolean): void {
  useEffect(() => {
    if (!hasErrors) return;
    const mark = say("error_before_title");
    document.title = mark + document.title;
    return () => {
      document.title = document.title.replace(mark, "");
    };
  }, [hasErrors]);
}
