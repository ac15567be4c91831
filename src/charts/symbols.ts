/** Shapes that tell groups of points apart, as Plot calls them, each with its outline about the middle of a field of 14 by 14. */
export const symbols = [
  { name: "circle", path: "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z" },
  { name: "triangle", path: "M0-6L5.4 3.5H-5.4Z" },
  { name: "square", path: "M-4.5-4.5H4.5V4.5H-4.5Z" },
  { name: "diamond", path: "M0-6.5L4 0L0 6.5L-4 0Z" },
  { name: "star", path: "M0-6.5L1.5-2.1H6.2L2.4 .7L3.8 5.3L0 2.5L-3.8 5.3L-2.4 .7L-6.2-2.1H-1.5Z" },
  { name: "cross", path: "M-1.9-5.6H1.9V-1.9H5.6V1.9H1.9V5.6H-1.9V1.9H-5.6V-1.9H-1.9Z" },
  { name: "wye", path: "M-1.8 1V6H1.8V1L6.1-1.5L4.3-4.6L0-2.1L-4.3-4.6L-6.1-1.5Z" },
] as const;
