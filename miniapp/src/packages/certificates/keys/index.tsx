import { View } from '@tarojs/components'
import { setClipboardData } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { Facts } from '../facts.tsx'

/** Public keys and the steps: whoever does not want to ask us can check by themselves. */
export default function CertificateKeys() {
  const asked = useRequest(() => call('certificates.keys'))

  async function copy(pem: string) {
    await setClipboardData({ data: pem })
    toast('公钥已复制', 'ok')
  }

  return (
    <Page title="自己验签" lead="给单位和技术人员：用公钥核对签名，不用问我们。一般人扫码查验就可以。">
      <Answered asked={asked} cards={2}>
        {({ algorithm, userId, items, steps }) => (
          <>
            <Card title="怎么验">
              {steps.map((step, at) => (
                <View key={step} className="sentence">{`${at + 1}. ${step}`}</View>
              ))}
            </Card>
            <Card title="算法">
              <Facts
                facts={[
                  { name: 'algorithm', label: '签名算法', value: algorithm },
                  { name: 'userId', label: '用户标识', value: userId },
                ]}
              />
            </Card>
            {items.map(({ keyId, isCurrent, publicKey, pem }) => (
              <Card key={keyId} title={isCurrent ? `公钥 ${keyId}（现用）` : `公钥 ${keyId}（以前用的）`}>
                <Facts facts={[{ name: 'publicKey', label: '公钥（十六进制，未压缩）', value: publicKey }]} />
                <Button kind="secondary" onTap={() => void copy(pem)}>
                  {`复制公钥 ${keyId}（PEM）`}
                </Button>
              </Card>
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}
