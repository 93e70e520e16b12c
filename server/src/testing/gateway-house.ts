import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGateways } from '../gateways/index.ts'
import { claimAdmission } from './admission.ts'
import { createTestClock, type TestClock } from './clock.ts'
import { createTestHouse } from './house.ts'

export interface SeenRequest {
  route: string
  direction: string
  status: number
  sent: string
  target: string
}

/** An address where nobody listens (any more). */
export async function nowhere(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

/** Test kit of the gateways: a sandbox of one's own, and gateways as several processes would have them. */
export async function createGatewayHouse(timeoutMs = 1_200) {
  const house = await createTestHouse({
    ownSandbox: true,
    worker: false,
    config: { OUTSIDE_TIMEOUT_MS: String(timeoutMs) },
    build: () => ({ features: [], admission: claimAdmission }),
  })
  const { parts, config, sandbox } = house
  const { plain } = house.platform.redis
  await sandbox.control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000 })
  // Starts at the world's own time, since providers look at the clock in a signature.
  const { unixMs } = await sandbox.control<{ unixMs: number }>('GET', '/clock')
  const clock: TestClock = createTestClock(new Date(unixMs))
  const timed: string[] = []
  const metrics = { outside: (system: string, outcome: string) => void timed.push(`${system} ${outcome}`) }
  return {
    ...house,
    clock,
    timed,
    /** Gateways with a memory of their own, sharing Redis with the others. */
    gateways: (more: Partial<typeof config> = {}) =>
      createGateways({ ...config, ...more }, { ...parts, clock, metrics }),
    /** Empties what the gateways share in Redis. Only this house's keys: other files keep their queues in the same Redis. */
    async forgetShared() {
      const keys = await plain.keys(`${config.REDIS_PREFIX}*`)
      if (keys.length > 0) await plain.del(keys)
    },
    /** What the world was asked over a route, oldest first. */
    async asked(route: string) {
      const { requests } = await sandbox.control<{ requests: SeenRequest[] }>('GET', '/requests?limit=500')
      return requests.filter((request) => request.route === route).reverse()
    },
    forget: () => sandbox.control('DELETE', '/requests'),
    fault: (route: string, kind: string, more: object = {}) => sandbox.fault({ route, kind, times: 1, ...more }),
    act: <T>(slug: string, what: string, body?: object) => sandbox.control<T>('POST', `/phones/${slug}/${what}`, body),
    idsOf: async (slug: string) =>
      (await sandbox.control<{ platformIds: { wechatOpenid: string; alipayOpenId: string } }>('GET', `/people/${slug}`))
        .platformIds,
  }
}
