/** Megabytes that travel once, before the first paper is printed on a device: the program and the letters that most papers need. */
export const travels = 10
