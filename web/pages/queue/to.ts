/** Where the queue is read: the desk's own, or with `org` that of a station below it. */
export type QueueTo = (wishId?: string) => string;

/** Address of a queue or of a wish in it, which keeps whose queue it is. */
export function queueTo(org: string | undefined): QueueTo {
  return (wishId) => `/queue${wishId === undefined ? '' : `/${wishId}`}${org === undefined ? '' : `?org=${org}`}`;
}
