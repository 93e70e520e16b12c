import { expect, it } from 'vitest'
import { signTc3 } from '../tencent-cloud/tc3.ts'
import { signAcs3 } from './acs3.ts'

it("TC3: the worked example of Tencent Cloud's document (DescribeInstances of 2019-02-25)", () => {
  const { authorization, timestamp } = signTc3({
    secretId: 'AKIDEXAMPLE',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    service: 'cvm',
    host: 'cvm.tencentcloudapi.com',
    contentType: 'application/json; charset=utf-8',
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    at: new Date(1551113065_000),
  })
  expect(timestamp).toBe('1551113065')
  expect(authorization).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, ' +
      'Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  )
})

it('TC3: the date of the credential is UTC, not Beijing', () => {
  const { authorization } = signTc3({
    secretId: 'a',
    secretKey: 'b',
    service: 'sms',
    host: 'h',
    contentType: 'application/json',
    body: '',
    at: new Date('2026-11-24T01:00:00+08:00'),
  })
  expect(authorization).toContain('/2026-11-23/')
})

it("ACS3: Aliyun's worked example (RunInstances of 2023-10-26)", () => {
  const { headers, search } = signAcs3({
    keyId: 'YourAccessKeyId',
    keySecret: 'YourAccessKeySecret',
    action: 'RunInstances',
    version: '2014-05-26',
    host: 'ecs.cn-shanghai.aliyuncs.com',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
    nonce: '3156853299f313e23d1673dc12e1703d',
    at: new Date('2023-10-26T10:22:32Z'),
  })
  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
  expect(search).toBe('ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai')
})

it('ACS3: encodes by RFC 3986', () => {
  const { search } = signAcs3({
    keyId: 'a',
    keySecret: 'b',
    action: 'SendSms',
    version: '2017-05-25',
    host: 'h',
    query: { TemplateParam: '{"a":"(1) *!\'~"}' },
    nonce: 'n',
    at: new Date('2026-11-24T00:00:00Z'),
  })
  expect(search).toBe('TemplateParam=%7B%22a%22%3A%22%281%29%20%2A%21%27~%22%7D')
})
