// A system on this machine that opens patients with a posted token (Health Tools Interoperability): one page with a
// form, on another site than ours.
import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";

const issuer = "https://his.verzonnen.example";

export async function openLauncher() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "curve", use: "sig" };
  let form = "";
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(form);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  /** Signed for the house at this address, as who works there. */
  function token(ours, claims) {
    const now = Math.floor(Date.now() / 1000);
    const said = {
      iss: issuer,
      aud: `${ours}/launch/hti`,
      sub: "Practitioner/hub",
      jti: randomUUID(),
      iat: now,
      exp: now + 300,
      ...claims,
    };
    const head = encoded({ alg: "ES256", kid: "curve", typ: "JWT" });
    const signed = `${head}.${encoded(said)}`;
    const signature = sign("sha256", Buffer.from(signed), {
      key: privateKey,
      dsaEncoding: "ieee-p1363",
    });
    return `${signed}.${signature.toString("base64url")}`;
  }

  return {
    issuer,
    keys: { keys: [jwk] },
    token,
    /** Its page, with the patient of this token ready to be opened. */
    async shows(tab, ours, posted) {
      form = page(ours, posted);
      await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function encoded(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

const page = (ours, posted) => `<!doctype html><html lang="nl"><title>Het eigen systeem</title>
<h1>Het eigen systeem</h1><form method="post" action="${ours}/launch/hti">
<input type="hidden" name="token" value="${posted}"><button>Open in Veerkracht</button></form></html>`;
