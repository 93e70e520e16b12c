import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startSandbox } from './sandbox.ts'

const USAGE =
  'node --import tsx sandbox/src/start.ts --data <folder> [--port 8090] [--callback http://127.0.0.1:8080] [--latency 1] [--parent <pid>]'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    data: { type: 'string' },
    callback: { type: 'string', default: 'http://127.0.0.1:8080' },
    latency: { type: 'string', default: '1' },
    parent: { type: 'string' },
  },
})
if (!values.data) refuse('--data is missing')
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse('--port must be a number from 0 to 65535')
const latency = Number(values.latency)
if (!(latency >= 0 && latency <= 100)) refuse('--latency must be a number from 0 to 100')

try {
  const sandbox = await startSandbox({
    port,
    dataFolder: resolve(values.data),
    callback: values.callback,
    latency,
  })
  const stop = () => void sandbox.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (values.parent) watchParent(Number(values.parent), stop)
  console.log(JSON.stringify({ ready: true, port: sandbox.port, baseUrl: sandbox.baseUrl, env: sandbox.env }))
} catch (error) {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`port ${values.port} is taken; choose another one with --port`)
    process.exit(1)
  }
  throw error
}

function refuse(why: string): never {
  console.error(`${why}\n${USAGE}`)
  process.exit(2)
}

/** A killed parent cannot tell us to stop; signal 0 asks whether it still lives. */
function watchParent(pid: number, stop: () => void) {
  setInterval(() => {
    try {
      process.kill(pid, 0)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ESRCH') stop()
    }
  }, 1000).unref()
}
