import { Moon, Sun, SunMoon } from "lucide-preact";
import { useState } from "preact/hooks";
import { say } from "../words";

type Theme = "system" | "light" | "dark";
const order: readonly Theme[] = ["system", "light", "dark"];
const icons = { system: SunMoon, light: Sun, dark: Moon };

/** Goes round: as the device, light, dark. Its name says what is on now. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(themeNow);
  const Icon = icons[theme];
  return (
    <button
      type="button"
      className="top-tool"
      aria-label={`${say("theme")}: ${say(`theme.${theme}`)}`}
      onClick={() => {
        const next = order[(order.indexOf(theme) + 1) % order.length] ?? "system";
        wear(next);
        setTheme(next);
      }}
    >
      <Icon size={20} aria-hidden="true" />
    </button>
  );
}

function themeNow(): Theme {
  const worn = document.documentElement.dataset.theme;
  return worn === "light" || worn === "dark" ? worn : "system";
}

function wear(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem("veerkracht.theme");
    else localStorage.setItem("veerkracht.theme", theme);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}
