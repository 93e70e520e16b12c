// `npm test`: installs what is missing, checks, builds the three mini-programs and runs all rings.
// `npm test -- <vitest arguments>` runs a part, for instance `npm test -- --project domain`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { checkNode, ensureBrowser, ensureBuilt, ensureModules, ensureProgram, Obstacle, root } from './setup.mjs'

const began = Date.now()
const step = (name) => console.log(`[${Math.round((Date.now() - began) / 1000)} s] ${name}`)
const asked = process.argv.slice(2)
const results = path.join(root, '.data', 'test-results.json')

function prepare() {
  checkNode()
  step('node modules')
  ensureModules()
  step('redis-server and Chromium')
  ensureProgram('redis-server', 'redis-server')
  ensureBrowser()
}

/** Format, lint and types: the same as `npm run check`. */
function check() {
  step('npm run check')
  return spawnSync('npm', ['run', '--silent', 'check'], { cwd: root, stdio: 'inherit' }).status === 0
}

function build() {
  for (const target of ['h5', 'weapp', 'alipay']) {
    step(`mini-program for ${target}`)
    ensureBuilt(target)
  }
}

function test() {
  step('vitest')
  mkdirSync(path.dirname(results), { recursive: true })
  rmSync(results, { force: true })
  const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...asked]
  const { status } = spawnSync('npx', args, { cwd: root, stdio: 'inherit' })
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
  } = JSON.parse(readFileSync(results, 'utf8'))
  return { status, passed, failed, skipped }
}

try {
  prepare()
  const checked = asked.length ? true : check()
  build()
  const { status, passed, failed, skipped } = test()
  step('done')
  if (!checked) console.log('npm run check found problems (above).')
  // A suite that could not even load counts no failed test, so the exit code speaks too.
  const ok = checked && status === 0 && failed === 0 && passed > 0
  const shown = ok ? failed : Math.max(failed, 1)
  console.log(`Tests: ${passed} passed, ${shown} failed, ${skipped} skipped`)
  process.exit(ok ? 0 : 1)
} catch (error) {
  console.error(error instanceof Obstacle ? error.message : error)
  console.log('Tests: 0 passed, 1 failed, 0 skipped')
  process.exit(1)
}
