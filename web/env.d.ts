declare module '*.css';
/** Version of this build, compared by the server with the oldest it still serves. */
declare const __VERSION__: string;
