// `npm start`: the whole system with a seeded city, one command. Ctrl-C stops everything; data stays in .data/.
import { isFree } from './processes.mjs'
import { checkNode, cityDir, ensureBuilt, ensureFonts, ensureModules, ensureProgram, Obstacle } from './setup.mjs'
import { startSystem } from './system.mjs'

const began = Date.now()
const step = (name) => console.log(`  ${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s  ${name}`)
const ports = {
  api: Number(process.env.PORT ?? 8080),
  sandbox: Number(process.env.SANDBOX_PORT ?? 8090),
  redis: Number(process.env.REDIS_PORT ?? 6479),
}
const portSettings = { api: 'PORT', sandbox: 'SANDBOX_PORT', redis: 'REDIS_PORT' }
let system
let stopping = false

async function stop(code) {
  if (stopping) return
  stopping = true
  console.log('\nStopping ...')
  await system?.stop()
  process.exit(code)
}
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

try {
  console.log('安居一窗 is starting')
  checkNode()
  for (const [name, port] of Object.entries(ports)) {
    if (name === 'redis' && process.env.REDIS_URL) continue
    if (!(await isFree(port))) {
      throw new Obstacle(
        `Port ${port} is taken: stop what uses it, or choose another one with ${portSettings[name]}=${port + 1} npm start.`,
      )
    }
  }
  step('node modules')
  ensureModules()
  step('redis-server')
  if (!process.env.REDIS_URL) ensureProgram('redis-server', 'redis-server')
  step('fonts for rare characters')
  const lacking = ensureFonts()
  if (lacking) console.log(`         ${lacking}`)
  step('the mini-program for the browser (the first time takes a minute)')
  await ensureBuilt('h5')
  system = await startSystem({
    data: cityDir,
    ports,
    step,
    onExit: (handle, how) => {
      if (stopping) return
      console.error(`\n${handle.name} ended unexpectedly (${how}). Its log: ${handle.logFile}`)
      void stop(1)
    },
  })
  const { items: halls } = await (await fetch(`${system.origin}/api/v1/open/halls`)).json()
  const hall = halls.find(({ openNow }) => openNow) ?? halls[0]
  step('ready')
  console.log(`
  App (390×844 is a phone)   ${system.origin}
  Phones, authorities,       ${system.sandbox}
  faults (the sandbox)
  API page                   ${system.origin}/api
  Hall screen (1920×1080)    ${system.origin}/#/packages/display/hall/index?hall=${hall.id}

  Six things to try
  1. Log in as 李国华 13800000001; read the SMS code on the sandbox page.
  2. 我的 → 实名: the ID number of each person is on the sandbox page. Try 邓超 13800000019, whose register does not answer.
  3. 预约: hold a place, open the app in a second browser with the same login: the countdown is there too. Move it to another day.
  4. Log in as clerk 刘芳 13900000001 in another browser: 工作台 → open window 1; take a ticket as 李国华 by the code on the hall screen; call.
  5. Make the first SMS provider fail on the sandbox page and ask for a code: the second one delivers it.
  6. Sell a home: "A home changes hands, by hand" in README.md says whose phones it takes.

  Ctrl-C stops everything; \`npm run reset\` empties the data.`)
} catch (error) {
  console.error(`\n${error instanceof Obstacle ? error.message : (error?.stack ?? error)}`)
  await system?.stop()
  process.exit(1)
}
