// Which parts of others the product is made of, as CycloneDX 1.6 (SEC-92).
//   node tools/parts.mjs PROGRAM [ARCHITECTURE…]   prints the list
//   node tools/parts.mjs --check FILE              says what is wrong with one, by the schema of CycloneDX
// The same program, packages and lock file give the same bytes: no time and no chance stands in it.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const text = (path) => readFileSync(join(root, path), 'utf8')
const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 }
const said = (program, ...words) => execFileSync(program, words, quiet)
const saidAnyhow = (program, ...words) => spawnSync(program, words, quiet).stdout  // dpkg knows not all that is asked
const byRef = (a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)
const inPurl = (value) => encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('~', '%7E')

// --- Debian packages -----------------------------------------------------------------------------

// The machine-readable form of a copyright file names its licences (DEP 5).
function licencesOfDebian(name) {
  const path = `/usr/share/doc/${name}/copyright`
  if (!existsSync(path)) return []
  const copyright = readFileSync(path, 'utf8')
  if (!/^Format(-Specification)?:/m.test(copyright.slice(0, 400))) return []
  const names = [...copyright.matchAll(/^License:[ \t]*(\S.*)$/gm)].map((found) => found[1].trim())
  return [...new Set(names)].sort().map((licence) => ({ license: { name: licence } }))
}

function debian({ name, version, architecture, source }, scope) {
  const purl = `pkg:deb/debian/${inPurl(name)}@${inPurl(version)}?arch=${architecture}&distro=debian-12`
  const licenses = licencesOfDebian(name)
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    scope,
    ...(licenses.length ? { licenses } : {}),
    purl,
    properties: [{ name: 'debian:source', value: source }],
  }
}

// All that is installed here, by name; of two architectures our own.
function installed() {
  const own = said('dpkg', '--print-architecture').trim()
  const fields = ['Package', 'Version', 'Architecture', 'source:Package', 'db:Status-Status']
  const rows = said('dpkg-query', '--show', '--showformat', `${fields.map((one) => `\${${one}}`).join(' ')}\n`)
    .split('\n').map((line) => line.split(' '))
    .filter(([, , architecture, , status]) => status === 'installed' && ['all', own].includes(architecture))
  return new Map(rows.map(([name, version, architecture, source]) => [name, { name, version, architecture, source }]))
}

// Loaded beside the program, and those beside them. A library may be known by another of its paths.
function ownersOfLibraries(program) {
  const libraries = [...said('ldd', program).matchAll(/(?:=> )?(\/\S+) \(0x/g)].map((found) => found[1])
  const pathsOf = (library) => {
    const real = realpathSync(library)
    return [library, real, `/usr${library}`, real.replace(/^\/usr/, '')]
  }
  const owners = new Map()
  for (const line of saidAnyhow('dpkg-query', '--search', ...libraries.flatMap(pathsOf)).split('\n')) {
    const [, names, path] = /^(.*): (\/.*)$/.exec(line) ?? []
    if (path) owners.set(path, names.split(/[:,]/)[0])
  }
  return libraries.map((library) => {
    const path = pathsOf(library).find((one) => owners.has(one))
    if (!path) throw new Error(`${library} is of no Debian package`)
    return owners.get(path)
  })
}

const rowsOf = (path) =>
  text(path).split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/))

// The headers of a library it is compiled from come into the program; a compiler does not.
function debianParts(program) {
  const known = installed()
  const wanted = new Map()
  for (const [group, name] of rowsOf('tools/packages.txt'))
    if (group === 'start' && known.has(name))
      wanted.set(name, /^(lib|fonts-|ca-)/.test(name) ? 'required' : 'excluded')
  for (const name of ownersOfLibraries(program)) wanted.set(name, 'required')
  return [...wanted].map(([name, scope]) => debian(known.get(name), scope))
}

// --- npm packages --------------------------------------------------------------------------------

function sourcesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|css)$/.test(path) && !/_test\.|testing/.test(path))
    .map((path) => text(join(folder, path)))
}

// What the pages name, and what those need: that is in the web inside the program.
function shippedNames(packages) {
  const names = new Set()
  const add = (name) => {
    const found = packages[`node_modules/${name}`]
    if (!found || names.has(name)) return
    names.add(name)
    for (const needed of Object.keys(found.dependencies ?? {})) add(needed)
  }
  for (const source of sourcesBelow('web/src'))
    for (const [, name] of source.matchAll(/(?:from |import |url\()['"]((?:@[\w.-]+\/)?[\w.-]+)/g)) add(name)
  return names
}

// "sha512-<base64> …" of the lock file.
const hashesOf = (integrity = '') =>
  integrity.split(' ').filter(Boolean).map((one) => {
    const [kind, value] = one.split(/-(.*)/)
    return { alg: kind.replace('sha', 'SHA-'), content: Buffer.from(value, 'base64').toString('hex') }
  })

function npmParts() {
  const { packages } = JSON.parse(text('package-lock.json'))
  const shipped = shippedNames(packages)
  const parts = new Map()
  for (const [path, { version, license, integrity, optional }] of Object.entries(packages)) {
    // Not the house itself, and not a tool for other machines, which is never fetched here.
    if (!path || (optional && !integrity)) continue
    const name = path.replace(/^.*node_modules\//, '')
    const purl = `pkg:npm/${name.startsWith('@') ? `%40${name.slice(1)}` : name}@${inPurl(version)}`
    const [, group, short] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name)
    const scope = shipped.has(name) ? 'required' : 'excluded'
    const hashes = hashesOf(integrity)
    if (parts.get(purl)?.scope === 'required') continue
    parts.set(purl, {
      type: 'library',
      'bom-ref': purl,
      ...(group ? { group } : {}),
      name: short,
      version,
      scope,
      ...(hashes.length ? { hashes } : {}),
      ...(license ? { licenses: [{ expression: license }] } : {}),
      purl,
    })
  }
  return [...parts.values()]
}

// --- The list ------------------------------------------------------------------------------------

// From what is in it: the same list has the same number (a UUID of our own making, version 8).
function numberOf(list) {
  const hex = createHash('sha256').update(JSON.stringify(list)).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function partsOf(program) {
  const [, version] = /project\(veerkracht VERSION ([\d.]+)/.exec(text('CMakeLists.txt'))
  const own = `veerkracht@${version}`
  const components = [...debianParts(program), ...npmParts()].sort(byRef)
  const list = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: 'veerkracht',
        version,
        hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(readFileSync(program)).digest('hex') }],
        licenses: [{ license: { id: 'EUPL-1.2' } }],
      },
    },
    components,
    dependencies: [
      { ref: own, dependsOn: components.filter((part) => part.scope === 'required').map((part) => part['bom-ref']) },
    ],
  }
  return { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', ...list, serialNumber: numberOf(list) }
}

// Libraries whose package has another name than they have.
const others = {
  libc: 'libc6',
  libm: 'libc6',
  libcrypto: 'libssl3',
  'libgobject-2.0': 'libglib2.0',
}

// --- Whether one is right ------------------------------------------------------------------------

function faultsOf(list) {
  const require = createRequire(import.meta.url)
  const schemas = join(root, 'node_modules/@cyclonedx/cyclonedx-library/res/schema')
  const schema = (name) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8'))
  const Ajv = require('ajv')
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  const is = ajv.compile(schema('bom-1.6'))
  const faults = is(list) ? [] : is.errors.map((fault) => `${fault.instancePath} ${fault.message}`)
  const parts = list.components ?? []
  const required = parts.filter((part) => part.scope === 'required')
  for (const [library] of rowsOf('tools/libraries.txt')) {
    const stem = library.replace(/\.so.*/, '').replaceAll('_', '-')
    if (!required.some((part) => part.name?.startsWith(others[stem] ?? stem)))
      faults.push(`${library} of tools/libraries.txt is not among the parts`)
  }
  for (const part of parts)
    if (part.purl?.startsWith('pkg:npm/') && !part.hashes) faults.push(`${part.purl} has no hash`)
  return faults
}

const [first, second] = process.argv.slice(2)
if (first === '--check') {
  const faults = faultsOf(JSON.parse(readFileSync(second, 'utf8')))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length ? 1 : 0
} else {
  process.stdout.write(`${JSON.stringify(partsOf(first), null, 1)}\n`)
}
