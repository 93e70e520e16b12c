type Scope = Record<string, unknown>

const compiled = new Map<string, (scope: Scope) => unknown>()

/** Evaluates one expression of a template. Names that nobody set are undefined, as on the platform. */
export function evaluate(expression: string, scope: Scope): unknown {
  let run = compiled.get(expression)
  if (!run) {
    // the template language is a subset of JavaScript expressions; these come from our own build only
    run = new Function('scope', `with (scope) { return (${expression}) }`) as (scope: Scope) => unknown
    compiled.set(expression, run)
  }
  return run(
    new Proxy(scope, {
      has: (_target, name) => typeof name === 'string' && name !== 'undefined',
      get: (target, name) => (typeof name === 'string' ? target[name] : undefined),
    }),
  )
}

/** A value with `{{ }}` in it: the value itself when it is one expression, a text otherwise. */
export function interpolate(text: string, scope: Scope): unknown {
  const whole = /^\{\{([\s\S]*)\}\}$/.exec(text)
  if (whole && !whole[1]!.includes('}}')) return evaluate(whole[1]!, scope)
  return text.replace(/\{\{([\s\S]*?)\}\}/g, (_all, inner: string) => String(evaluate(inner, scope) ?? ''))
}

/** The data of a `<template>`: written as the inside of an object. */
export const interpolateObject = (text: string, scope: Scope): Scope =>
  evaluate(`{${text.replace(/^\{\{|\}\}$/g, '')}}`, scope) as Scope
