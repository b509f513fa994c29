// A second of film with sound, made by the distribution's ffmpeg.
import { execFileSync } from "node:child_process";

const MAKE = "-nostdin -v error -f lavfi -i testsrc2=size=160x90:rate=25:duration=1 -f lavfi -i sine=duration=1 -c:v libx264 "
  + "-pix_fmt yuv420p -c:a aac -shortest -movflags frag_keyframe+empty_moov -f mp4 -";
export const FILM = execFileSync("/usr/bin/ffmpeg", MAKE.split(" "));
