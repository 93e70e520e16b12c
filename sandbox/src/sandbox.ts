import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { alipayRoutes } from './alipay/routes.ts'
import { clamdRoute, startClamd } from './clamd/daemon.ts'
import { alipayPayControlRoutes } from './control/alipay-pay-routes.ts'
import { alipayControlRoutes } from './control/alipay-routes.ts'
import { courierControlRoutes } from './control/courier-routes.ts'
import { faceControlRoutes } from './control/face-routes.ts'
import { faultRoutes } from './control/fault-routes.ts'
import { fiscalControlRoutes } from './control/fiscal-routes.ts'
import { ownerFrom } from './control/owner.ts'
import { pageRoutes } from './control/page/routes.ts'
import { phoneRoutes } from './control/phone-routes.ts'
import { recordRoutes } from './control/record-routes.ts'
import { registerControlRoutes } from './control/register-routes.ts'
import { s3ControlRoutes } from './control/s3-routes.ts'
import { wechatPayControlRoutes } from './control/wechat-pay-routes.ts'
import { wechatControlRoutes } from './control/wechat-routes.ts'
import { worldRoutes } from './control/world-routes.ts'
import { courierRoutes } from './courier/routes.ts'
import { serverEnv } from './env.ts'
import { fiscalRoutes } from './fiscal/routes.ts'
import { exchangeRoutes } from './gov/exchange/routes.ts'
import { populationRoutes } from './gov/population/routes.ts'
import { referencePriceRoutes } from './gov/reference-price/routes.ts'
import { registerRoutes } from './gov/register/routes.ts'
import type { Route } from './kit/route.ts'
import { createListener } from './kit/serve.ts'
import { startS3 } from './s3/server.ts'
import { aliyunSmsRoutes } from './sms/aliyun/routes.ts'
import { tencentSmsRoutes } from './sms/tencent/routes.ts'
import { ttsRoutes } from './tts/routes.ts'
import { createPush } from './wechat/push-route.ts'
import { wechatRoutes } from './wechat/routes.ts'
import { wechatPayRoutes } from './wechat-pay/routes.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export type Sandbox = {
  port: number
  baseUrl: string
  /** Environment variables for our server. */
  env: Record<string, string>
  world: World
  close(): Promise<void>
}

/** Every stand-in and the control pages on one port of 127.0.0.1; port 0 takes a free one. */
export async function startSandbox({ port, ...options }: WorldOptions & { port: number }): Promise<Sandbox> {
  const world = createWorld(options)
  const push = createPush(world)
  const standIns: Route[] = [
    ...wechatRoutes(world, push),
    ...wechatPayRoutes(world),
    ...alipayRoutes(world),
    ...tencentSmsRoutes(world),
    ...aliyunSmsRoutes(world),
    ...populationRoutes(world),
    ...exchangeRoutes(world),
    ...referencePriceRoutes(world),
    ...registerRoutes(world),
    ...courierRoutes(world),
    ...ttsRoutes(world),
    ...fiscalRoutes(world),
  ]
  const s3 = await startS3(world, world.keys.s3)
  const owner = ownerFrom(world.people)
  const control = [
    ...phoneRoutes(world, owner),
    ...wechatControlRoutes(world, push, owner),
    ...wechatPayControlRoutes(world, owner),
    ...alipayControlRoutes(world, owner),
    ...alipayPayControlRoutes(world, owner),
    ...faceControlRoutes(world, owner),
    ...recordRoutes(world, owner),
    ...registerControlRoutes(world),
    ...courierControlRoutes(world),
    ...fiscalControlRoutes(world),
    ...faultRoutes(world, [...standIns, clamdRoute]),
    ...worldRoutes(world),
    ...s3ControlRoutes(s3),
  ]
  const routes = [...standIns, ...control, ...pageRoutes(world, [...standIns, clamdRoute], control)]
  const clamd = await startClamd(world, { dataFolder: options.dataFolder })
  const server = createServer(createListener(routes, world))
  // A load test opens thousands of short connections at once; the default queue of 511 would refuse some.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${bound}`
  return {
    port: bound,
    baseUrl,
    env: { ...serverEnv(baseUrl, world.keys), CLAMD_URL: clamd.url },
    world,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      world.register.entries.close()
      await clamd.close()
      await s3.close()
      await world.callbacks.close()
      await world.speaker.close()
      world.db.close()
    },
  }
}
