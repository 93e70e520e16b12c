import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { MiniApp } from '../../../harness/index.ts'

/** The first bytes of an MPEG frame are enough for a player that is none. */
const sound = Buffer.concat([Buffer.from([0xff, 0xf3]), Buffer.alloc(2000)])
const clips = ['a', 'b'].map((clip) => `/api/v1/read-aloud/clips/${clip}/sound.mp3?link=1`)
let isSilent = true
const server = createServer((request, response) => {
  if (request.url?.includes('/clips/')) return response.end(sound)
  response.writeHead(isSilent ? 503 : 200, { 'content-type': 'application/json' })
  const refusal = { code: 'VOICE_SILENT', text: '现在读不出来。', next: '' }
  response.end(JSON.stringify(isSilent ? refusal : { clips, expiresAt: '2026-11-22T12:00:00.000Z' }))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

it.each(['weapp', 'alipay'] as const)(
  '%s plays clip after clip, stops, and names people where nothing is heard',
  async (platform) => {
    isSilent = true
    const app = await MiniApp.launch({
      platform,
      origin,
      url: 'packages/gallery/pages/demo/index?name=read-aloud-button',
    })
    const isPlayed = (count: number) => () => app.sounds.length === count && app.sounds.at(-1)?.state === 'playing'
    await app.waitFor('读给我听', 20_000)
    await app.tap('读给我听')
    await app.waitFor('请家人或窗口工作人员念给您听', 20_000)
    expect(app.sounds).toEqual([])

    isSilent = false
    await app.tap('读给我听')
    await app.waitFor(isPlayed(1), 20_000)
    expect(app.text()).not.toContain('请家人')
    app.sounds.at(-1)?.end()
    await app.waitFor(isPlayed(2), 20_000)
    app.sounds.at(-1)?.end()
    await app.waitFor(() => app.offers('读给我听'), 20_000)

    await app.tap('读给我听')
    await app.waitFor(isPlayed(3), 20_000)
    await app.tap('停下')
    expect(app.sounds.map(({ url, state }) => `${url.split('/').at(-2)} ${state}`)).toEqual([
      'a ended',
      'b ended',
      'a stopped',
    ])
    // WeChat asks once for all players whether an iPhone's mute switch counts.
    expect(app.calls.some(({ name }) => name === 'setInnerAudioOption')).toBe(platform === 'weapp')
    expect(app.errors).toEqual([])
    app.close()
  },
)
