import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { Send, Sun } from "lucide-preact";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { call } from "../kernel/api";
import type { CapabilityModule } from "../kernel/capability";
import { show, type ToldAnswers } from "../testing/show";
import { App, entriesFor, isAt } from "./app";
import { initials, isHere } from "./shell";

const today: CapabilityModule = {
  name: "today",
  entries: [
    {
      href: "/vandaag",
      label: { nl: "Vandaag", en: "Today" },
      icon: Sun,
      order: 10,
      roles: ["huisarts"],
    },
    {
      href: "/werk",
      label: { nl: "Werklijst", en: "Work" },
      icon: Send,
      order: 5,
      roles: ["coach"],
    },
    { href: "/wegwijzer", label: { nl: "Wegwijzer", en: "Directory" }, icon: Send, order: 20 },
  ],
  routes: [
    {
      path: "/demo",
      isPublic: true,
      load: async () => ({ default: () => <h1>Wie bent u?</h1> }),
    },
    {
      path: "/werk",
      isOfMenu: true,
      load: async () => ({ default: () => <h1>Wie wacht er?</h1> }),
    },
    { path: "/vandaag", load: async () => ({ default: () => <h1>Goedemorgen</h1> }) },
    {
      path: "/kapot",
      load: async () => ({
        default: () => {
          throw new Error("a fault in a page");
        },
      }),
    },
    {
      path: "/personen/:id",
      load: async () => ({ default: ({ params }) => <h1>Persoon {params.id}</h1> }),
    },
  ],
  signIn: async () => ({ default: () => <h2>Log in</h2> }),
};

const signedIn: ToldAnswers = {
  "GET /api/session": {
    body: {
      account_id: "1",
      name: "Hub Voorbeeld",
      role: "huisarts",
      organization_name: "De Linde",
      signed_in: true,
      demo: true,
      now: "2026-11-21T10:00:00.000Z",
      today: "2026-11-21",
      demo_pages: true,
    },
  },
};

beforeEach(() => history.replaceState(null, "", "/"));

describe("the house", () => {
  test("a page of somebody else's menu is not drawn, and says where to go", async () => {
    history.replaceState(null, "", "/werk");
    show(<App capabilities={[today]} />, signedIn);
    await screen.findByRole("heading", { name: "Deze bladzijde is voor anderen" });
    expect(screen.queryByText("Wie wacht er?")).toBeNull();
    expect(screen.getByRole("link", { name: /eerste bladzijde/ }).getAttribute("href")).toBe("/");
  });

  test("a role sees its own entries, and begins at the first", async () => {
    show(<App capabilities={[today]} />, signedIn);
    await screen.findByRole("heading", { name: "Goedemorgen" });
    const menu = screen.getAllByRole("navigation", { name: "Menu" })[0] as HTMLElement;
    expect([...menu.querySelectorAll("a")].map((link) => link.textContent)).toEqual([
      "Vandaag",
      "Wegwijzer",
    ]);
    expect(menu.querySelector("[aria-current=page]")?.textContent).toBe("Vandaag");
  });

  test("who is not signed in gets the page to sign in, and no menu", async () => {
    show(<App capabilities={[today]} />, {
      "GET /api/session": { body: { signed_in: false, demo: false } },
    });
    expect(await screen.findByRole("heading", { name: "Log in" })).toBeTruthy();
    expect(screen.queryByRole("navigation")).toBeNull();
  });

  test("a public page can be read without signing in", async () => {
    history.replaceState(null, "", "/demo");
    show(<App capabilities={[today]} />, {
      "GET /api/session": { body: { signed_in: false, demo: true } },
    });
    expect(await screen.findByRole("heading", { name: "Wie bent u?" })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Log in" })).toBeNull();
  });

  test("a session that ends covers the screen: the page and its data are gone", async () => {
    const over = { status: 401, body: { code: "session.none" } };
    show(<App capabilities={[today]} />, { ...signedIn, "POST /api/logout": over });
    await screen.findByRole("heading", { name: "Goedemorgen" });
    await call("POST /api/logout").catch(() => {});
    expect(await screen.findByText("Log in")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Goedemorgen" })).toBeNull();
    expect(screen.queryByRole("navigation", { name: "Menu" })).toBeNull();
  });

  test("a page gets the id of its address", async () => {
    history.replaceState(null, "", "/personen/42");
    show(<App capabilities={[today]} />, signedIn);
    expect(await screen.findByRole("heading", { name: "Persoon 42" })).toBeTruthy();
  });

  test("an address that is not there says what to do", async () => {
    history.replaceState(null, "", "/nergens");
    show(<App capabilities={[today]} />, signedIn);
    expect(await screen.findByRole("heading", { name: "Deze bladzijde is er niet" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Naar de eerste bladzijde" })).toBeTruthy();
    await waitFor(() => expect(document.title).toBe("Deze bladzijde is er niet – Veerkracht"));
  });

  test("a fault in a page leaves the house standing", async () => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
    history.replaceState(null, "", "/kapot");
    show(<App capabilities={[today]} />, signedIn);
    expect(await screen.findByText(/Deze bladzijde werkt nu niet/)).toBeTruthy();
    expect(screen.getAllByRole("link", { name: "Vandaag" }).length).toBeGreaterThan(0);
    quiet.mockRestore();
  });

  test("only the demo has Wissel rol", async () => {
    show(<App capabilities={[today]} />, signedIn);
    await screen.findByRole("heading", { name: "Goedemorgen" });
    fireEvent.click(screen.getByText("HV"));
    expect(screen.getByRole("link", { name: "Wissel rol" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Log uit" })).toBeTruthy();
  });
});

test("entries come in their order, and nobody without a role has any", () => {
  expect(entriesFor([today], "coach").map((entry) => entry.href)).toEqual(["/werk", "/wegwijzer"]);
  expect(entriesFor([today], undefined)).toEqual([]);
});

test("an entry is here on its own page and on those below it", () => {
  expect(isHere("/verwijzingen", "/verwijzingen/7")).toBe(true);
  expect(isHere("/verwijzingen", "/verwijzingen-oud")).toBe(false);
  expect(isHere("/", "/vandaag")).toBe(false);
});

test("initials leave out the small words", () => {
  expect(initials("Suzan van den Berg")).toBe("SB");
  expect(initials("Anna")).toBe("A");
  expect(initials("")).toBe("");
});

test("an address is of a path when every part fits", () => {
  expect(isAt("/l/:token", "/l/abc")).toBe(true);
  expect(isAt("/l/:token", "/l/abc/more")).toBe(false);
  expect(isAt("/demo", "/demo/")).toBe(true);
  expect(isAt("/demo", "/gesprek")).toBe(false);
});
