import { expect, it } from 'vitest'
import { verifySigV4 } from './verify-sigv4.ts'

/** The examples of "Authenticating Requests: Using the Authorization Header" in Amazon's S3 reference. */
const keys = {
  accessKey: ['AKIAIOSFODNN7', 'EXAMPLE'].join(''),
  secretKey: ['wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'].join(''),
  region: 'us-east-1',
}
const then = Date.parse('2013-05-24T00:00:00Z')
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const host = 'examplebucket.s3.amazonaws.com'
const authorization = (signedHeaders: string, signature: string) =>
  `AWS4-HMAC-SHA256 Credential=${keys.accessKey}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`

const getObject = {
  method: 'GET',
  path: '/test.txt',
  query: '',
  body: Buffer.alloc(0),
  headers: {
    host,
    range: 'bytes=0-9',
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': '20130524T000000Z',
    authorization: authorization(
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ),
  },
}

it('accepts the published examples', () => {
  expect(verifySigV4(getObject, keys, then)).toBeUndefined()
  const putObject = {
    method: 'PUT',
    path: '/test%24file.text',
    query: '',
    body: Buffer.from('Welcome to Amazon S3.'),
    headers: {
      host,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      'x-amz-date': '20130524T000000Z',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: authorization(
        'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
        '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      ),
    },
  }
  expect(verifySigV4(putObject, keys, then)).toBeUndefined()
  const list = {
    method: 'GET',
    path: '/',
    query: 'max-keys=2&prefix=J',
    body: Buffer.alloc(0),
    headers: {
      host,
      'x-amz-content-sha256': EMPTY,
      'x-amz-date': '20130524T000000Z',
      authorization: authorization(
        'host;x-amz-content-sha256;x-amz-date',
        '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      ),
    },
  }
  expect(verifySigV4(list, keys, then)).toBeUndefined()
})

it('refuses whatever was changed, late, or made with another key', () => {
  const changed = (more: object) => verifySigV4({ ...getObject, ...more }, keys, then)
  expect(changed({ path: '/other.txt' })).toBe('SignatureDoesNotMatch')
  expect(changed({ query: 'acl' })).toBe('SignatureDoesNotMatch')
  expect(changed({ body: Buffer.from('x') })).toBe('XAmzContentSHA256Mismatch')
  expect(changed({ headers: { ...getObject.headers, range: 'bytes=0-99' } })).toBe('SignatureDoesNotMatch')
  expect(changed({ headers: {} })).toBe('AccessDenied')
  expect(changed({ headers: { authorization: 'AWS old' } })).toBe('AuthorizationHeaderMalformed')
  expect(verifySigV4(getObject, { ...keys, secretKey: 'another' }, then)).toBe('SignatureDoesNotMatch')
  expect(verifySigV4(getObject, { ...keys, accessKey: 'another' }, then)).toBe('InvalidAccessKeyId')
  expect(verifySigV4(getObject, { ...keys, region: 'cn-north-1' }, then)).toBe('AuthorizationHeaderMalformed')
  expect(verifySigV4(getObject, keys, then + 16 * 60_000)).toBe('RequestTimeTooSkewed')
})
