import type { NoticeTemplate } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'

/** Every message the house sends: how plain it is, and one at a time as the citizen sees it on each channel. */
export default function Messages() {
  const asked = useRequest(() => call('noticeTemplates.list'))
  const [open, setOpen] = useState<string>()
  return (
    <Page title="消息模板" lead="点一个，看市民在手机上看到的样子。分数低的，先改好懂再用。">
      {open ? (
        <OneTemplate key={open} template={open} onClose={() => setOpen(undefined)} />
      ) : (
        <Answered asked={asked} cards={4}>
          {({ items }) => (
            <Card kind="plain">
              {items.map((item) => (
                <ListRow
                  key={item.template}
                  text={item.title}
                  note={`${item.channels}；${item.readingAge} 岁起看得懂`}
                  aside={<Score {...item} />}
                  asideText={`${item.score} 分`}
                  onTap={() => setOpen(item.template)}
                />
              ))}
            </Card>
          )}
        </Answered>
      )}
    </Page>
  )
}

const Score = ({ score, isPlain }: Pick<NoticeTemplate, 'score' | 'isPlain'>) => (
  <Tag tone={isPlain ? 'ok' : 'act'}>{`${score} 分`}</Tag>
)

function OneTemplate({ template, onClose }: { template: string; onClose: () => void }) {
  const asked = useRequest(() => call('noticeTemplates.get', { params: { template } }), [template])
  return (
    <>
      <Button kind="ghost" icon="back" onTap={onClose}>
        回到列表
      </Button>
      <Answered asked={asked} cards={3}>
        {(one) => (
          <>
            <Card kind="plain" title={one.title} aside={<Score {...one} />}>
              <ListRow icon="scale" text={`${one.readingAge} 岁起看得懂`} note="按句子长短和难词算" />
              <ListRow icon="clock" text="什么时候发" note={one.timing} />
              <ListRow icon="history" text="这版文字" note={`${one.version} 起用`} />
            </Card>
            {one.faults.length > 0 && (
              <Notice tone="act" title="哪里不好懂">
                {one.faults.join('；')}
              </Notice>
            )}
            {one.previews.map(({ channel, lines, used, filed }) => (
              <Card key={channel} title={channel}>
                {lines.map((line) => (
                  <View key={line} className="sentence">
                    {line}
                  </View>
                ))}
                <ListRow icon="info" text={used} note={filed} />
              </Card>
            ))}
          </>
        )}
      </Answered>
    </>
  )
}
