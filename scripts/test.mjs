// `npm test`: installs what is missing, checks, builds the three mini-programs and runs all rings.
// `npm test -- <vitest arguments>` runs a part, for instance `npm test -- --project domain`.
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import {
  checkNode,
  ensureBrowser,
  ensureBuilt,
  ensureFonts,
  ensureModules,
  ensureProgram,
  Obstacle,
  root,
} from './setup.mjs'

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
  step('fonts for rare characters')
  const lacking = ensureFonts()
  if (lacking) console.log(`${lacking}\nThe tests of rare names will fail.`)
}

/** Format, lint and types beside the three builds: two cores, two kinds of work. What check says is printed when it is done. */
async function checkAndBuild() {
  step('npm run check, beside the mini-program for h5, weapp and alipay')
  const checking = asked.length ? Promise.resolve({ ok: true, said: '' }) : check()
  for (const target of ['h5', 'weapp', 'alipay']) await ensureBuilt(target)
  const { ok, said } = await checking
  if (!ok) console.log(said)
  return ok
}

const check = () =>
  new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'check'], { cwd: root, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve({ ok: !error, said: stdout + stderr }),
    )
  })

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
  const checked = await checkAndBuild()
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
