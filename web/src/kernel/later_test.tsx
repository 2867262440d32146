import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { later } from "./later";
import { words } from "./words";

test("a part is drawn when its words are there too", async () => {
  let arrive: (file: { default: unknown }) => void = () => undefined;
  const Part = later(
    async () => {
      const say = words<{ title: string }>({
        nl: () => new Promise((resolve) => (arrive = resolve)),
        en: async () => ({ default: { title: "Appointment" } }),
      });
      return { default: () => <h2>{say("title")}</h2> };
    },
    () => <p>Even wachten</p>,
  );
  render(<Part />);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.getByText("Even wachten")).toBeTruthy();
  expect(screen.queryByRole("heading")).toBeNull();
  arrive({ default: { title: "Afspraak" } });
  expect(await screen.findByRole("heading", { name: "Afspraak" })).toBeTruthy();
});
