/** Days before a check runs out on which the volunteer and the station's coordinators are told (cfg). */
export const CHECK_TOLD_DAYS = [60, 14] as const;
/** A check is seen again every year, whatever the paper says (DOMAIN 3.4). */
export const CHECK_LIMIT_DAYS = 366;
