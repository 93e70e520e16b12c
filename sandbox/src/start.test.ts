import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'anju-sandbox-process-'))
afterAll(() => rmSync(folder, { recursive: true }))

const VARIABLES = [
  'ALIPAY_AES_KEY',
  'ALIPAY_APP_ID',
  'ALIPAY_APP_PRIVATE_KEY',
  'ALIPAY_BASE',
  'ALIPAY_PUBLIC_KEY',
  'ALIPAY_SELLER_ID',
  'ALIPAY_TEMPLATES',
  'CERTIFICATE_KEY',
  'CLAMD_URL',
  'COURIER_APP_KEY',
  'COURIER_APP_SECRET',
  'COURIER_BASE',
  'FISCAL_APP_KEY',
  'FISCAL_APP_SECRET',
  'FISCAL_BASE',
  'FISCAL_VERIFY_URL',
  'GOV_DATA_APP_KEY',
  'GOV_DATA_APP_SECRET',
  'GOV_DATA_BASE',
  'GOV_POPULATION_APP_KEY',
  'GOV_POPULATION_APP_SECRET',
  'GOV_POPULATION_BASE',
  'GOV_REGISTER_APP_KEY',
  'GOV_REGISTER_APP_SECRET',
  'GOV_REGISTER_BASE',
  'SMS_ALIYUN_BASE',
  'SMS_ALIYUN_KEY_ID',
  'SMS_ALIYUN_KEY_SECRET',
  'SMS_ALIYUN_TEMPLATES',
  'SMS_RECEIPT_SECRET',
  'SMS_SIGN_NAME',
  'SMS_TENCENT_APP_ID',
  'SMS_TENCENT_BASE',
  'SMS_TENCENT_SECRET_ID',
  'SMS_TENCENT_SECRET_KEY',
  'SMS_TENCENT_TEMPLATES',
  'TTS_TENCENT_BASE',
  'TTS_TENCENT_SECRET_ID',
  'TTS_TENCENT_SECRET_KEY',
  'WXPAY_API_V3_KEY',
  'WXPAY_BASE',
  'WXPAY_MCHID',
  'WXPAY_PRIVATE_KEY',
  'WXPAY_PUBLIC_KEY',
  'WXPAY_PUBLIC_KEY_ID',
  'WXPAY_SERIAL_NO',
  'WX_API_BASE',
  'WX_APPID',
  'WX_PUSH_AES_KEY',
  'WX_PUSH_TOKEN',
  'WX_SECRET',
  'WX_TEMPLATES',
]

describe('the process', () => {
  const start = join(import.meta.dirname, 'start.ts')
  const launch = (...args: string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', start, '--port', '0', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const firstLine = new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))))
    return { child, exited, firstLine }
  }

  it('says when it is ready, in one line of JSON, and stops on SIGTERM', async () => {
    const { child, exited, firstLine } = launch('--data', join(folder, 'process'))
    const line = JSON.parse(await firstLine)
    expect(line).toMatchObject({ ready: true, baseUrl: `http://127.0.0.1:${line.port}` })
    expect(Object.keys(line.env).sort()).toEqual(VARIABLES)
    expect((await fetch(`${line.baseUrl}/__control/people`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
  })

  it('goes when its parent has gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const { exited, firstLine } = launch('--data', join(folder, 'orphan'), '--parent', String(parent.pid))
    await firstLine
    parent.kill('SIGKILL')
    expect(await exited).toBe(0)
  })

  it('wants to know where to keep its data', async () => {
    const { child, exited } = launch()
    child.stdout.resume()
    expect(await exited).toBe(2)
  })
})
