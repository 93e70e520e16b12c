// Installs what is missing. Plain node without dependencies: it runs before node_modules exists.
import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
export const dataDir = path.join(root, '.data')
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

function run(command, args, why) {
  const result = spawnSync(command, args, {
    cwd: root,
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

function hashOf(folders) {
  const hash = createHash('sha256')
  const visit = (entry) => {
    const full = path.join(root, entry)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort())
        if (name !== 'node_modules' && name !== 'dist') visit(path.join(entry, name))
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
