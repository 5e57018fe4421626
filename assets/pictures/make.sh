#!/bin/sh
# Makes the README's pictures and the contact sheets in this folder anew. Needs ImageMagick and a built program.
#   assets/pictures/make.sh [path of the program]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
windlass=${1:-$here/../../build/release/windlass}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

# shoot OPTION…: one more picture for the sheet
shoot() {
  count=$((count + 1))
  "$windlass" shoot "$@" --out "$work/shot" >/dev/null
  mv "$work"/shot/*.png "$work/$(printf 's%02d' $count).png"
}

# sheet NAME COLUMNS: what was shot since the last sheet
sheet() {
  montage "$work"/s*.png -tile "$2x" -geometry +3+3 -background '#c9ced3' "$work/sheet.png"
  convert "$work/sheet.png" -resize '1500x>' -quality 84 "$here/$1.jpg"
  rm -f "$work"/s*.png
  count=0
}

still() { shoot toe-extension --height 0 "$@"; }

shoot toe-extension --at 6 --view antero_medial --size 900x760
shoot toe-extension --at 6 --view antero_medial --size 900x760 --xray 0.3
montage "$work"/s01.png "$work"/s02.png -tile 2x -geometry +0+0 "$work/hero.png"
convert "$work/hero.png" -resize 1280x -quality 86 "$here/hero.jpg"
rm -f "$work"/s*.png
count=0

export XDG_DATA_HOME="$work/data"
printf '0 checked\n' >"$work/script"
for place in today library learn; do shoot --place $place --script "$work/script" --size 1280x720; done
shoot ankle-and-toe-tour --routine --at 12 --xray 0.4 --panel --theme dark --size 1280x720
sheet window 2

for view in body_front figure body_side body_back; do
  still --pose neutral-foot --view $view --figure on --legs both --size 900x700
  mogrify -gravity center -crop 560x700+0+0 +repage -resize 448x560! "$work/$(printf 's%02d' $count).png"
done
for view in lateral medial anterior posterior antero_lateral; do
  still --pose neutral-foot --view $view --size 760x560
  mogrify -gravity center -crop 448x560+0+0 +repage "$work/$(printf 's%02d' $count).png"
done
sheet body 5

for xray in 0.2 0.4 0.55 0.72 1; do still --pose neutral-foot --view antero_lateral --xray $xray --size 500x420; done
for xray in 0.2 0.4 0.55 0.72 1; do still --pose neutral-foot --view medial --xray $xray --size 500x420; done
for xray in 0.2 0.4 0.55 0.72 1; do still --pose neutral-foot --view sole --xray $xray --size 500x420; done
sheet layers 5

for grip in relaxed flat fist knuckles thumb-press two-thumbs palm-heel cup-heel wrap-dorsum strap pinch two-fingers; do
  still --pose "hand-$grip,shoulder_r.abduction=45" --view hand_radial --figure off --size 420x420
done
sheet grips 6

for prop in wall chair rail table bed step book carpet grass pillow foam-pad floor-towel strap towel belt band cloth basin \
  ball tennis-ball lacrosse-ball foam-roller nubbed-roller frozen-bottle marbles cup pebble pen-cap lotion oil \
  ice-bath cold-pack night-splint shoe firm-orthotic soft-orthotic; do
  shoot --prop "$prop" --view antero_lateral --size 420x340
done
sheet props 6

for pose in ankle_r.dorsiflexion=20 ankle_r.dorsiflexion=-50 subtalar_r.inversion=30 subtalar_r.eversion \
  mtp1_r.extension=70 toes-up toes-curled claw spread heel-raise strap-pull pointed-in up-and-out loaded arch-high \
  pointed-curled; do
  case $pose in
    subtalar_r.eversion) pose=subtalar_r.inversion=-15 ;;
    toes-up) pose=mtp1_r.extension=45,mtp2_r.extension=40,mtp3_r.extension=38,mtp4_r.extension=36,mtp5_r.extension=33 ;;
    toes-curled) pose=mtp1_r.extension=-20,ip1_r.flexion=40,mtp2_r.extension=-20,pip2_r.flexion=45,dip2_r.flexion=25,mtp3_r.extension=-20,pip3_r.flexion=45,dip3_r.flexion=25,mtp4_r.extension=-20,pip4_r.flexion=45,dip4_r.flexion=25,mtp5_r.extension=-20,pip5_r.flexion=45,dip5_r.flexion=25 ;;
    claw) pose=mtp2_r.extension=35,pip2_r.flexion=50,mtp3_r.extension=35,pip3_r.flexion=50,mtp4_r.extension=35,pip4_r.flexion=50,mtp5_r.extension=35,pip5_r.flexion=50 ;;
    spread) pose=mtp1_r.splay=15,mtp2_r.splay=4,mtp3_r.splay=4,mtp4_r.splay=6,mtp5_r.splay=14 ;;
    heel-raise) pose=ankle_r.dorsiflexion=-35,mtp1_r.extension=40,mtp2_r.extension=40,mtp3_r.extension=40,mtp4_r.extension=40,mtp5_r.extension=40 ;;
    strap-pull) pose=ankle_r.dorsiflexion=10,mtp1_r.extension=45,mtp2_r.extension=40,mtp3_r.extension=40,mtp4_r.extension=40,mtp5_r.extension=40 ;;
    pointed-in) pose=ankle_r.dorsiflexion=-40,subtalar_r.inversion=25 ;;
    up-and-out) pose=ankle_r.dorsiflexion=20,subtalar_r.inversion=-15 ;;
    loaded) pose=foot_r.load=1,midtarsal_r.arch=-10,midtarsal_r.twist=-3,subtalar_r.inversion=-4,ankle_r.dorsiflexion=-7 ;;
    arch-high) pose=midtarsal_r.arch=12 ;;
    pointed-curled) pose=ankle_r.dorsiflexion=-45,mtp1_r.extension=-30,ip1_r.flexion=30,mtp2_r.extension=-25,pip2_r.flexion=35,mtp3_r.extension=-25,pip3_r.flexion=35,mtp4_r.extension=-25,pip4_r.flexion=35,mtp5_r.extension=-25,pip5_r.flexion=35 ;;
  esac
  still --pose "$pose" --view antero_medial --size 440x380
done
sheet poses 4

for view in medial posterior sole; do
  for arch in flat neutral high; do still --pose neutral-foot --arch $arch --view $view --size 460x400; done
done
sheet arches 3

for one in "calf-stretch 20" "heel-raise-step 6" "single-leg-balance 12" "toe-scrunch 6" "seated-achilles-stretch 10" \
  "band-eversion 5" "sustained-pressure 10" "tennis-ball-roll 8"; do
  # shellcheck disable=SC2086
  set -- $one
  shoot "$1" --at "$2" --view body_three_quarter --figure on --legs both --size 480x480
done
sheet movements 4
