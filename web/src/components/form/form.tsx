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
  const form = useRef<HTMLFormElement>(null);
  const hasErrors = Object.keys(errors).length > 0;
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
  }

  /** After an error the field is looked at again when it is left; never while typing. */
  function recheck(event: JSX.TargetedFocusEvent<HTMLFormElement>) {
    const field = (event.target as HTMLElement).closest<HTMLElement>("[data-field]");
    const name = field?.dataset.field;
    const next = event.relatedTarget as HTMLElement | null;
    // A button or link that is being pressed stays where it is: an error that goes would move it
    // from under the finger, and the press would be lost.
    const isStill = field?.contains(next) || next?.closest("button, a") != null;
    if (!name || isStill || !(name in errors)) return;
    const { [name]: _, ...others } = errors;
    const still = readValidity(event.currentTarget)[name];
    const isChanged = field?.dataset.changed === "true";
    if (still) setErrors({ ...others, [name]: still });
    else if (isChanged) setErrors(others);
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
        {hasErrors && <ErrorSummary errors={errors} form={form} />}
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

interface ErrorSummaryProps {
  errors: FieldErrors;
  form: { current: HTMLFormElement | null };
}

/** On top of the form, with a link to each field. It takes the focus when it comes. */
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
