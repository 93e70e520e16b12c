// Installs what is missing. Plain node without dependencies: it runs before node_modules exists.
import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
export const dataDir = path.join(root, '.data')
/** Fonts for rare characters; `npm run reset` leaves them. PDF_FONT_DIR names another folder. */
export const fontDir = path.join(dataDir, 'fonts')
/** A database holds one city: `CITY=luohe npm start` leaves the one of Jinan alone. */
export const cityDir = process.env.CITY && process.env.CITY !== 'jinan' ? path.join(dataDir, process.env.CITY) : dataDir

/** A problem the person at the keyboard can solve: one sentence, no stack. */
export class Obstacle extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Obstacle(`Node ${process.versions.node} is too old: please install Node 20.19 or newer and start again.`)
  }
}

export const onPath = (program) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file))

function run(command, args, why, cwd = root) {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (result.status !== 0) {
    const told = `${result.stderr ?? ''}${result.stdout ?? ''}${result.error?.message ?? ''}`
      .trim()
      .split('\n')
      .slice(-6)
      .join('\n')
    throw new Obstacle(`${why}\n  \`${command} ${args.join(' ')}\` said:\n${told}`)
  }
}

/** npm ci when node_modules is missing or the lockfile changed since. */
export function ensureModules() {
  const stamp = path.join(root, 'node_modules', '.anju-lock')
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return false
  const known = existsSync(path.join(root, 'node_modules', '.package-lock.json'))
  if (!known || existsSync(stamp))
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund'],
      'The node modules could not be installed: is the npm registry reachable?',
    )
  writeFileSync(stamp, lock)
  return true
}

/** A Debian package that brings `program`, installed by apt where this user may. */
export function ensureProgram(program, debianPackage) {
  if (onPath(program)) return false
  const sudo = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : undefined
  const obstacle = `${program} is missing: please install it (Debian and Ubuntu: \`sudo apt-get install ${debianPackage}\`) and start again.`
  if (!sudo || !onPath('apt-get')) throw new Obstacle(obstacle)
  const [command, ...first] = [...sudo, 'apt-get']
  spawnSync(command, [...first, 'update', '-qq'], { stdio: 'ignore' })
  run(command, [...first, 'install', '-y', '-qq', '--no-install-recommends', debianPackage], obstacle)
  return true
}

/** Together with the main font (a node module) they have every character of GB 18030-2022: docs/fonts.md. */
const rareFonts = [
  { debianPackage: 'fonts-babelstone-han', file: 'usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf' },
  { debianPackage: 'fonts-hanazono', file: 'usr/share/fonts/truetype/hanazono/HanaMinB.ttf' },
]

/**
 * Fetches the fonts for rare characters into the project's own folder: taken out of Debian's packages, not installed, so that no
 * root is needed where apt knows its packages, and no other program changes its looks. Returns what is missing, in a
 * sentence; the system runs without them and then prints such a character as a box with its code.
 */
export function ensureFonts() {
  const missing = rareFonts.filter(({ file }) => !existsSync(path.join(fontDir, path.basename(file))))
  if (missing.length === 0) return undefined
  mkdirSync(fontDir, { recursive: true })
  try {
    takeFonts(missing)
    return undefined
  } catch (problem) {
    if (!(problem instanceof Obstacle)) throw problem
    const packages = missing.map(({ debianPackage }) => debianPackage).join(' and ')
    return `Without the fonts of ${packages}, rare characters are printed as a box with their code. To have them, put ${missing
      .map(({ file }) => path.basename(file))
      .join(' and ')} into ${fontDir}.\n  ${problem.message}`
  }
}

function takeFonts(fonts) {
  const work = mkdtempSync(path.join(fontDir, '.fetch-'))
  try {
    const system = fonts.filter(({ file }) => existsSync(path.join('/', file)))
    for (const { file } of system) putFont(path.join('/', file), work)
    const toFetch = fonts.filter((font) => !system.includes(font))
    if (toFetch.length === 0) return
    if (!onPath('apt-get') || !onPath('dpkg-deb'))
      throw new Obstacle('They are taken from Debian packages, and there is no apt here.')
    const names = toFetch.map(({ debianPackage }) => debianPackage)
    const download = (options) => spawnSync('apt-get', ['download', '-qq', ...names], { cwd: work, ...options })
    if (download({ stdio: 'ignore' }).status !== 0) {
      // A fresh machine knows no packages yet; only root may ask for the list.
      if (process.getuid?.() === 0) spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
      run('apt-get', ['download', '-qq', ...names], 'The packages could not be fetched.', work)
    }
    for (const deb of readdirSync(work).filter((name) => name.endsWith('.deb'))) {
      run('dpkg-deb', ['-x', deb, '.'], 'A package could not be opened.', work)
    }
    for (const { file, debianPackage } of toFetch) {
      putFont(path.join(work, file), work)
      copyFileSync(
        path.join(work, 'usr/share/doc', debianPackage, 'copyright'),
        path.join(fontDir, `${path.basename(file, '.ttf')}-licence.txt`),
      )
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** By a rename at the end: a set-up that is interrupted leaves no half font. */
function putFont(from, work) {
  const part = path.join(work, `${path.basename(from)}.part`)
  copyFileSync(from, part)
  renameSync(part, path.join(fontDir, path.basename(from)))
}

/** Chromium for the browser journeys, and a font that has the characters. */
export function ensureBrowser() {
  ensureProgram('chromium', 'chromium')
  if (!existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') && process.platform === 'linux') {
    ensureProgram('fc-list', 'fontconfig')
    const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? ''
    if (!fonts.trim()) ensureFont()
  }
}
function ensureFont() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [command, ...first] = [...sudo, 'apt-get']
  run(
    command,
    [...first, 'install', '-y', '-qq', '--no-install-recommends', 'fonts-noto-cjk'],
    'A Chinese font is missing: please install fonts-noto-cjk and start again.',
  )
}

/** `.swc` is written by the build itself: with it every first build would be stale by the second start. */
const notSources = new Set(['node_modules', 'dist', '.swc'])

function hashOf(folders) {
  const hash = createHash('sha256')
  const visit = (entry) => {
    const full = path.join(root, entry)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!notSources.has(name)) visit(path.join(entry, name))
    } else hash.update(entry).update(readFileSync(full))
  }
  for (const folder of folders) visit(folder)
  return hash.digest('hex')
}

/** What a build of `target` (h5, weapp, alipay) was made from; undefined when it is made from the sources of now. */
function staleStamp(target) {
  const stamp = path.join(root, 'miniapp', 'dist', `.${target}.built-from`)
  const sources = hashOf(['miniapp', 'shared-types/src', 'package-lock.json'])
  const out = path.join(root, 'miniapp', 'dist', target)
  if (existsSync(out) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return undefined
  return { stamp, sources }
}

/** Builds the mini-program for `target` unless the sources are the ones it was built from, while other work goes on. */
export async function ensureBuilt(target) {
  const stale = staleStamp(target)
  if (!stale) return false
  await new Promise((resolve, reject) => {
    const args = ['run', `build:${target}`, '-w', 'miniapp']
    execFile('npm', args, { cwd: root, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (!error) return resolve()
      const told = `${stdout}${stderr}`.trim().split('\n').slice(-12).join('\n')
      reject(new Obstacle(`The mini-program could not be built for ${target}.\n${told}`))
    })
  })
  mkdirSync(path.dirname(stale.stamp), { recursive: true })
  writeFileSync(stale.stamp, stale.sources)
  return true
}
