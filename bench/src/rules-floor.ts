/** The floor of the endpoint: a bare node:http handler that reads the same body, asks the same engine and sends the same answer. */
import { createServer } from 'node:http'
import { evaluatePurchase } from '../../server/src/features/eligibility/evaluate-purchase.ts'
import type { EvaluateRequest } from '../../shared-types/src/index.ts'

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const reply = evaluatePurchase(JSON.parse(Buffer.concat(chunks).toString('utf8')) as EvaluateRequest)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"ready":true}'))
process.on('SIGTERM', () => process.exit(0))
