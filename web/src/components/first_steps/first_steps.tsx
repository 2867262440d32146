import "./first_steps.css";

export interface FirstStep {
  /** What to do, in a few words. */
  label: string;
  /** Why, or what comes of it. */
  hint: string;
  /** Where it is done; none when it comes by itself. */
  href?: string;
}

export interface FirstStepsProps {
  title: string;
  steps: readonly FirstStep[];
}

/** A first page without work in it: what to do first, in order. Gone as soon as there is work. */
export function FirstSteps({ title, steps }: FirstStepsProps) {
  return (
    <section className="sheet first-steps" aria-labelledby="eerste-stappen">
      <h2 id="eerste-stappen">{title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.label}>
            {step.href ? <a href={step.href}>{step.label}</a> : <strong>{step.label}</strong>}
            <p className="quiet">{step.hint}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
