// The frame around pages behind a link: no menu and no account, one question at a time, and a way
// to leave the page at once for who is not safe at home.
import { LocationProvider, Router, useLocation } from "preact-iso";
import { Banner } from "../components/banner/banner";
import { Logo } from "../components/logo/logo";
import { ThemeSwitch } from "../components/theme_switch/theme_switch";
import type { PageProps, PageRoute } from "../kernel/capability";
import { useLine } from "../kernel/line";
import { useTitle } from "../kernel/title";
import { useLanguage } from "../kernel/words";
import { DemoBarSlot } from "./demo/demo_bar_slot";
import { FaultWall, Page } from "./page";
import { ProofSlot } from "./proof_slot";
import { leave } from "./quick_leave";
import { say } from "./words";
import "./shell.css";

const proof = () => import("./link/passkeys/proof");

export function LinkApp({ routes }: { routes: readonly PageRoute[] }) {
  return (
    <LocationProvider>
      <LinkFrame routes={routes} />
    </LocationProvider>
  );
}

function LinkFrame({ routes }: { routes: readonly PageRoute[] }) {
  useLanguage();
  const isUp = useLine();
  const { path } = useLocation();
  return (
    <div className="for-residents">
      <a className="skip-link" href="#inhoud">
        {say("skip")}
      </a>
      <header className="top-bar">
        <span className="top-logo">
          <Logo />
        </span>
        <div className="top-tools">
          <button type="button" className="top-leave" onClick={() => void leave()}>
            {say("leave")}
          </button>
          <ThemeSwitch />
        </div>
      </header>
      <DemoBarSlot path={path} />
      <ProofSlot load={proof} />
      {!isUp && <Banner tone="warn">{say("link_no_internet")}</Banner>}
      <main id="inhoud" tabIndex={-1}>
        <FaultWall text={say("link_page_broke")} place={path}>
          <Router>
            {routes.map((place) => (
              <LinkPage key={place.path} path={place.path} load={place.load} />
            ))}
            <LinkNotFound default />
          </Router>
        </FaultWall>
      </main>
    </div>
  );
}

type LinkPageProps = Partial<PageProps> & { path: string; load: PageRoute["load"] };

function LinkPage({ load, params = {}, query = {} }: LinkPageProps) {
  return <Page load={load} params={params} query={query} />;
}

function LinkNotFound(_: { default: true }) {
  useTitle(say("link_not_found_title"));
  return (
    <div className="page page-narrow stack">
      <h1>{say("link_not_found_title")}</h1>
      <p>{say("link_not_found_text")}</p>
    </div>
  );
}
