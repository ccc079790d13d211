# The image holds one static binary and nothing else: no shell, no libraries, no certificates.
# Build the binary first (`make image` does both); nothing is compiled or downloaded in here.
FROM scratch
COPY bin/ringfence /ringfence
ENV RINGFENCE_CONTAINER=1 RINGFENCE_DATA=/data
VOLUME /data
EXPOSE 4680 4681 4682
HEALTHCHECK --interval=5s --timeout=3s --start-period=2s CMD ["/ringfence", "health"]
ENTRYPOINT ["/ringfence"]
CMD ["serve"]
