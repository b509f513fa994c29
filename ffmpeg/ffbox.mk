# Added to FFmpeg's own makefile by `build`: both programs and every library as one relocatable object, tools.o.
# Each program keeps its main (renamed) as its only visible symbol, because they share names such as
# show_help_default. Linking the launcher to tools.o takes a second, so a change to box.c rebuilds nothing else.
include Makefile

ffbox-ffmpeg.o: $(OBJS-ffmpeg)
ffbox-ffprobe.o: $(OBJS-ffprobe)
ffbox-ffmpeg.o ffbox-ffprobe.o: ffbox-%.o:
	ld -r -o $@ $^
	objcopy --redefine-sym main=$*_main --keep-global-symbol=$*_main $@

# libc's own libraries belong to the final link.
tools.o: ffbox-ffmpeg.o ffbox-ffprobe.o $(FF_DEP_LIBS)
	$(CC) -r -nostdlib -o $@ ffbox-ffmpeg.o ffbox-ffprobe.o $(filter -L%,$(LDFLAGS)) -Wl,--start-group \
	  $(FF_DEP_LIBS) $(filter-out -lm -lc -ldl -lrt -lpthread -pthread -lavdevice -lavfilter -lavformat -lavcodec \
	  -lswresample -lswscale -lavutil,$(filter -l%,$(FF_EXTRALIBS))) -Wl,--end-group
