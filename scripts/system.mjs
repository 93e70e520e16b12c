// The whole system as child processes: used by `npm start`, the journeys, the crash tests and the benchmarks.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort, readyLine, runToEnd, startProcess } from './processes.mjs'
import { onPath, root } from './setup.mjs'

const tsx = ['--import', 'tsx']
/**
 * What a request makes lives as long as the request. With the 16 MB that V8 allows for the young, 64 requests at once outlive it and are
 * copied to the old: a fifth of the processor time of an answer. At most three times this of memory.
 */
export const apiFlags = ['--max-semi-space-size=64']

/** Secrets of this data folder, made once. */
function ownSecrets(data) {
  const file = path.join(data, 'secrets.json')
  const secret = () => randomBytes(32).toString('base64url')
  const fresh = {
    TOKEN_KEYS: secret(),
    FIELD_KEYS: `1:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: secret(),
    HALL_CODE_KEY: secret(),
    QUOTE_KEYS: secret(),
    FILE_LINK_KEYS: secret(),
  }
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  // A folder made by an earlier version keeps its secrets and gets those that came since.
  const secrets = { ...fresh, ...known }
  if (Object.keys(secrets).length > Object.keys(known).length)
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/**
 * Starts database, Redis, sandbox, and those of api and worker that are asked for. A port left out is a free one. `step(name)` is told what
 * happens.
 * Returns their addresses, `processes` by name, `start(name)` to start one again (crash tests) and `stop()`.
 */
export async function startSystem({
  data,
  ports = {},
  env = {},
  step = () => undefined,
  onExit,
  seed = true,
  servers = ['api', 'worker'],
}) {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const logs = path.join(data, 'logs')
  const port = {
    api: ports.api ?? (await freePort()),
    sandbox: ports.sandbox ?? (await freePort()),
    redis: ports.redis ?? (await freePort()),
  }
  const origin = `http://127.0.0.1:${port.api}`
  const processes = {}
  const settings = {
    ...ownSecrets(data),
    PORT: String(port.api),
    PUBLIC_ORIGIN: origin,
    STORAGE_DIR: path.join(data, 'files'),
    ...env,
  }
  const parent = ['--parent', String(process.pid)]

  const starters = {
    redis: () =>
      startProcess({
        name: 'redis',
        command: 'redis-server',
        args: [
          '--port',
          String(port.redis),
          '--bind',
          '127.0.0.1',
          '--dir',
          folder(data, 'redis'),
          '--appendonly',
          'yes',
          '--save',
          '',
          '--maxmemory-policy',
          'noeviction',
        ],
        logs,
        onExit,
        ready: (line) =>
          line.includes('Ready to accept connections') ? { uri: `redis://127.0.0.1:${port.redis}/0` } : undefined,
      }),
    mongo: () =>
      onPath('mongod') && !process.env.ANJU_STAND_IN_DATABASE
        ? startMongod({ data, logs, onExit })
        : startStandIn({ data, logs, parent, onExit }),
    sandbox: () =>
      startProcess({
        name: 'sandbox',
        yields: true,
        command: process.execPath,
        args: [
          ...tsx,
          'sandbox/src/start.ts',
          '--port',
          String(port.sandbox),
          '--data',
          folder(data, 'sandbox'),
          '--callback',
          origin,
          ...parent,
        ],
        logs,
        onExit,
        ready: readyLine,
      }),
    api: () => startServer('api'),
    worker: () => startServer('worker'),
  }
  const startServer = (role) =>
    startProcess({
      name: role,
      command: process.execPath,
      args: [...(role === 'api' ? apiFlags : []), ...tsx, 'server/src/main.ts', role],
      env: settings,
      logs,
      onExit,
      ready: readyLine,
    })
  const start = async (name) => {
    processes[name] = await starters[name]()
    return processes[name]
  }
  const stop = async () => {
    // Those who use come before those who are used.
    for (const name of ['api', 'worker', 'sandbox', 'mongo', 'redis']) await processes[name]?.stop()
  }

  try {
    step('database')
    settings.MONGODB_URI = process.env.MONGODB_URI ?? (await start('mongo')).announced.uri
    step('Redis')
    settings.REDIS_URL = process.env.REDIS_URL ?? (await start('redis')).announced.uri
    step('sandbox: WeChat, Alipay, SMS, population register')
    Object.assign(settings, (await start('sandbox')).announced.env, env)
    if (seed) {
      step('seeding the city')
      await runToEnd({
        name: 'seed',
        command: process.execPath,
        args: [...tsx, 'server/src/tools/seed.ts'],
        env: settings,
        logs,
      })
    }
    step(servers.join(' and '))
    await Promise.all(servers.map(start))
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, sandbox: `http://127.0.0.1:${port.sandbox}`, settings, processes, start, stop, logs }
}

function startStandIn({ data, logs, parent, onExit }) {
  return startProcess({
    name: 'mongo',
    command: process.execPath,
    args: [...tsx, 'sandbox/src/mongo/main.ts', '--data', folder(data, 'mongo'), ...parent],
    logs,
    onExit,
    ready: readyLine,
  })
}

/** A real mongod, as a one-member replica set: transactions need one. */
async function startMongod({ data, logs, onExit }) {
  const port = await freePort()
  const handle = await startProcess({
    name: 'mongo',
    command: 'mongod',
    args: ['--replSet', 'anju', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder(data, 'mongod')],
    logs,
    onExit,
    ready: (line) => (line.includes('Waiting for connections') ? {} : undefined),
  })
  const { MongoClient } = await import('mongodb')
  const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  try {
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }]
    const config = await client
      .db('admin')
      .command({ replSetGetConfig: 1 })
      .catch(() => undefined)
    if (!config) await client.db('admin').command({ replSetInitiate: { _id: 'anju', members } })
    else if (config.config.members[0].host !== members[0].host) {
      const next = { ...config.config, members, version: config.config.version + 1 }
      await client.db('admin').command({ replSetReconfig: next, force: true })
    }
  } finally {
    await client.close()
  }
  handle.announced = { uri: `mongodb://127.0.0.1:${port}/anju?replicaSet=anju` }
  return handle
}

function folder(data, name) {
  const full = path.join(data, name)
  mkdirSync(full, { recursive: true, mode: 0o700 })
  return full
}

export { root }
