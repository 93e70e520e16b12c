import type { FileTrial } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import './index.scss'
import { brokenLine, excerptAt, lineOf } from './line-of.ts'

/** What is wrong, each with its line; then what the file changes and whom that meets. */
export function Trial({ trial, text }: { trial: FileTrial; text: string }) {
  const { mistakes } = trial
  return (
    <>
      {mistakes.length > 0 ? (
        <Mistakes mistakes={mistakes} text={text} />
      ) : (
        <Notice tone="ok" title="检查通过">
          {`${trial.name}，第 ${trial.version} 版，${trial.effectiveFrom} 起。下面是和现行版本的不同。`}
        </Notice>
      )}
      {trial.version > 0 && <Changes trial={trial} />}
    </>
  )
}

function Mistakes({ mistakes, text }: { mistakes: FileTrial['mistakes']; text: string }) {
  const lines = text.split('\n')
  return (
    <Card title={`有 ${mistakes.length} 处要改`}>
      {mistakes.map(({ where, what }) => {
        const line = lineOf(text, where) ?? brokenLine(text, what)
        return (
          <View key={`${where} ${what}`} className="mistake">
            <View className="mistake__where">{line === undefined ? where : `第 ${line} 行，${where}`}</View>
            {line !== undefined && <View className="mistake__line">{excerptAt(lines, line)}</View>}
            <View className="mistake__what">{what}</View>
          </View>
        )
      })}
    </Card>
  )
}

function Changes({ trial: { lines, affects } }: { trial: FileTrial }) {
  return (
    <>
      <Card kind="plain" title="改了什么">
        {lines.map((line) => (
          <ListRow key={line} icon="edit" text={line} />
        ))}
        {lines.length === 0 && <ListRow icon="done" text="和现行版本没有不同" />}
      </Card>
      <Card kind="plain" title="影响到谁">
        <ListRow
          icon="document"
          text={affects.guides.length ? affects.guides.join('、') : '没有城市在用'}
          note="办事指南会跟着变"
        />
        <ListRow
          icon="calendar"
          text={affects.appointments ? `${affects.appointments} 个已经约好的预约` : '没有已经约好的预约'}
          note="生效以后来办的人，看到的是新指南"
        />
        {affects.cases && affects.cases.count > 0 && (
          <ListRow
            icon="cases"
            text={`${affects.cases.count} 件办件里，${affects.cases.changed} 件会不一样`}
            note={affects.cases.lines.join('\n') || undefined}
          />
        )}
        <ListRow icon="info" text="试算依据" note={affects.note} />
      </Card>
    </>
  )
}
