export * from './phone-button.h5.tsx'
